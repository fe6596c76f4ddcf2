import { afterFirewall, targetName } from "./base-units.ts";
import { gpuDriverScript } from "./gpu-driver-script.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

export const gpuUnitName = "sovereign-gpu.service";

/**
 * What an engine reaches GPUs through, in the form that container runtimes read (CDI): devices, and the driver's
 * libraries where programs look for them. It takes the place of the vendor's own toolkit, which no distribution has.
 */
const containerDevices = `def nodes($paths): [$paths[] | {path: .}];
($libraries | split("\\n") | map(select(. != "") | split(" "))) as $found |
{
  cdiVersion: "0.5.0",
  kind: "nvidia.com/gpu",
  devices: [{name: "all", containerEdits: {deviceNodes: nodes([range($gpus) | "/dev/nvidia\\(.)"])}}],
  containerEdits: {
    deviceNodes: nodes(["/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools"]),
    mounts: [$found[] | {
      hostPath: .[1],
      containerPath: "/usr/lib/x86_64-linux-gnu/\\(.[0])",
      options: ["ro", "nosuid", "nodev", "bind"]
    }]
  }
}
`;

/** Files of the step that gives a machine its GPU driver. */
export const gpuDriverFiles: readonly NodeFile[] = [
  { path: `${nodePaths.settings}/container-devices.jq`, content: containerDevices },
  gpuDriverScript,
];

/** Every boot runs it again: a GPU may be attached after the first one, and a new kernel needs its own module. */
export const gpuDriverUnit: SystemdUnit = {
  name: gpuUnitName,
  sections: {
    Unit: {
      Description: "Driver of the GPUs",
      Requires: afterFirewall.Requires,
      After: `${afterFirewall.After} network-online.target`,
      Wants: "network-online.target",
      StartLimitIntervalSec: 0,
    },
    Service: {
      Type: "oneshot",
      RemainAfterExit: true,
      ExecStart: `${nodePaths.scripts}/gpu-driver`,
      TimeoutStartSec: "infinity",
    },
    Install: { WantedBy: targetName },
  },
};

/** What the step and the engine need of the distribution. */
export const gpuDriverPackages = ["jq", "podman"] as const;
