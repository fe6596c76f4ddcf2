import type { NodeFile } from "./node-program.ts";

/** Security updates install themselves; the driver and the engine change only with a new node. */
export const updateFiles: readonly NodeFile[] = [
  {
    path: "/etc/apt/apt.conf.d/60sovereign-updates",
    content: `APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
Unattended-Upgrade::Package-Blacklist { "nvidia-"; "libnvidia-"; "cuda-"; "docker"; "podman"; };
Unattended-Upgrade::Automatic-Reboot "false";
`,
  },
];
