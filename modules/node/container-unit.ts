import type { DirectiveValue, ServiceSection, SystemdUnit, UnitSection } from "./systemd-unit.ts";

/** A container that systemd runs: hardened the same way whatever runtime the image carries. */
export interface ContainerUnit {
  /** Name of the container and, with ".service", of its unit. */
  readonly name: string;
  readonly description: string;
  /** Image by digest, in the own registry: "registry.example.org/vllm@sha256:…". */
  readonly image: string;
  readonly runtime: "docker" | "podman";
  /** Program inside the image, written out because images change theirs between versions. */
  readonly entrypoint: string;
  /** Arguments of the program. */
  readonly args: readonly string[];
  /** Numeric user and group inside the container, such as "2000:2000". */
  readonly user: string;
  /** Environment without secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Files in /run with secrets, one NAME=value a line. */
  readonly environmentFiles: readonly string[];
  /** What is mounted: "/host/path:/container/path:ro". */
  readonly volumes: readonly string[];
  /** Shared memory of the container in MiB. */
  readonly sharedMemoryMib: number;
  /** Whether it gets every GPU of the machine. */
  readonly gpus: "all" | "none";
  /** Further directives of its unit and service: order, preparation. */
  readonly unit: UnitSection;
  readonly service: ServiceSection;
}

/**
 * The unit that runs the container in the foreground. It uses the host's network: no rule of a container runtime
 * then opens a way past the host firewall, and the firewall can hold the container's user.
 */
export function renderContainer(container: ContainerUnit): SystemdUnit {
  const runtime = `/usr/bin/${container.runtime}`;
  const needsDaemon = container.runtime === "docker";
  return {
    name: `${container.name}.service`,
    sections: {
      Unit: {
        Description: container.description,
        ...container.unit,
        ...(needsDaemon
          ? { Wants: "docker.service", After: joined(container.unit.After, "docker.service") }
          : {}),
        StartLimitIntervalSec: 0,
      },
      Service: {
        ...container.service,
        ExecStart: [runtime, ...runArguments(container)].map(quoted).join(" \\\n  "),
        ExecStop: `-${runtime} stop --time 20 ${container.name}`,
        ExecStopPost: `-${runtime} rm --force ${container.name}`,
        Restart: "always",
        RestartSec: 5,
        TimeoutStartSec: "infinity",
      },
    },
  };
}

function runArguments(container: ContainerUnit): string[] {
  return [
    "run",
    "--rm",
    `--name=${container.name}`,
    `--entrypoint=${container.entrypoint}`,
    "--network=host",
    "--read-only",
    "--tmpfs=/tmp",
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    `--user=${container.user}`,
    `--shm-size=${container.sharedMemoryMib}m`,
    ...(container.gpus === "none" ? [] : [gpuArgument[container.runtime]]),
    ...container.environmentFiles.map((file) => `--env-file=${file}`),
    ...Object.entries(container.environment).map(([name, value]) => `--env=${name}=${value}`),
    ...container.volumes.map((volume) => `--volume=${volume}`),
    container.image,
    ...container.args,
  ];
}

const gpuArgument = { docker: "--gpus=all", podman: "--device=nvidia.com/gpu=all" } as const;

/** One word for systemd: its own specifiers, variables and quotes must not be expanded. */
function quoted(word: string): string {
  const escaped = word
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("%", "%%")
    .replaceAll("$", "$$$$");
  return /[\s"'\\;{}]/.test(word) ? `"${escaped}"` : escaped;
}

function joined(value: DirectiveValue | undefined, more: string): string {
  return value === undefined ? more : `${String(value)} ${more}`;
}
