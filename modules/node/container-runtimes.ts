import type { ContainerRuntime } from "./container-unit.ts";
import type { NodeFile } from "./node-program.ts";

/** What a runtime must be told before it runs our containers. */
interface RuntimeSettings {
  readonly files: readonly NodeFile[];
  /** Lines of the setup, once units are read anew. @default - none */
  readonly setup?: string;
}

/** A folder of a service that lives in memory only: mounted before the service starts, at every boot. */
function inMemory(service: string, folder: string): readonly NodeFile[] {
  return [
    {
      path: `/etc/systemd/system/${folder.slice(1).replaceAll("/", "-")}.mount`,
      content: `[Unit]
Description=What ${service} keeps of containers, in memory

[Mount]
What=tmpfs
Where=${folder}
Type=tmpfs
Options=mode=0710,nodev,nosuid,noexec
`,
    },
    {
      path: `/usr/local/lib/systemd/system/${service}.service.d/sovereign.conf`,
      content: `[Unit]\nRequiresMountsFor=${folder}\n`,
    },
  ];
}

/** No network, no forwarding and no rules of Docker's own; images where the mounts below leave them. */
const dockerSettings = {
  bridge: "none",
  features: { "containerd-snapshotter": false },
  "ip-forward": false,
  ip6tables: false,
  iptables: false,
};

/**
 * Each writes a container's environment, secrets and all, to the disk unless it is told otherwise: what is kept of
 * containers belongs into memory, images stay on the disk.
 */
export const runtimeSettings: Readonly<Record<ContainerRuntime, RuntimeSettings>> = {
  docker: {
    files: [
      { path: "/etc/docker/daemon.json", content: `${JSON.stringify(dockerSettings, null, 2)}\n` },
      ...inMemory("docker", "/var/lib/docker/containers"),
      ...inMemory("containerd", "/var/lib/containerd/io.containerd.metadata.v1.bolt"),
    ],
    // Those of an image may be running already, with settings and authorities of before.
    setup: "systemctl try-restart containerd.service docker.service 2>/dev/null || true\n",
  },
  podman: {
    files: [
      {
        path: "/etc/containers/storage.conf",
        content: `[storage]
driver = "overlay"
runroot = "/run/containers/storage"
graphroot = "/var/lib/containers/storage"
transient_store = true
`,
      },
    ],
  },
};
