import { targetName } from "./base-units.ts";
import { imageFiles, imageUnitName, renderImage } from "./container-image.ts";
import { runtimeSettings } from "./container-runtimes.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { afterSecrets } from "./secrets.ts";
import { renderSystemdWords, type SystemdUnit } from "./systemd-unit.ts";

/** A container that systemd runs: hardened the same way whatever runtime the image carries. */
export interface ContainerUnit {
  /** Name of the container and, with ".service", of its unit. */
  readonly name: string;
  readonly description: string;
  /** Image by digest, in the own registry: "registry.example.org/vllm@sha256:…". */
  readonly image: string;
  readonly runtime: ContainerRuntime;
  /** Program inside the image, written out because images change theirs between versions. */
  readonly entrypoint: string;
  /** Arguments of the program. */
  readonly args: readonly string[];
  /** Numeric user of the host and of the container; never root. */
  readonly userId: number;
  /** Environment without secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Environment from secrets: the variable's name and the secret's. */
  readonly secretEnvironment: Readonly<Record<string, string>>;
  /** Secret with the registry's login as `user:password`. @default - the registry needs none */
  readonly registryLoginSecret?: string;
  /** Folders of the host that the container reads, at the same path. */
  readonly readsFolders: readonly string[];
  /** Folders of the host that the container writes, at the same path; made for its user. */
  readonly writesFolders: readonly string[];
  /** Shared memory in MiB. @default the runtime's own */
  readonly sharedMemoryMib?: number;
  /** Whether it gets every GPU of the machine. */
  readonly gpus: "all" | "none";
  /** Seconds that it may finish what it is doing when it is stopped. @default 20 */
  readonly stopSeconds?: number;
  /** Units that must have succeeded before it starts, beside firewall and secrets. */
  readonly requires: readonly string[];
}

export type ContainerRuntime = "docker" | "podman";

const environmentFile = (container: ContainerUnit) => `${nodePaths.derived}/${container.name}.env`;

/** Files and units of all containers of a program, and lines of its setup. */
export function containerParts(containers: readonly ContainerUnit[]) {
  if (containers.length === 0) return { files: [], units: [], setup: "" };
  const runtimes = [...new Set(containers.map(({ runtime }) => runtimeSettings[runtime]))];
  return {
    files: [prepareContainerScript, ...imageFiles(containers), ...runtimes.flatMap(({ files }) => files)],
    setup: runtimes.map(({ setup = "" }) => setup).join(""),
    units: containers.flatMap((container) => [renderImage(container), renderContainer(container)]),
  };
}

/**
 * The unit that runs the container in the foreground. It uses the host's network: no rule of a container runtime
 * then opens a way past the host firewall, and the firewall can hold the container's user.
 */
function renderContainer(container: ContainerUnit): SystemdUnit {
  const runtime = `/usr/bin/${container.runtime}`;
  const requires = [afterSecrets.Requires, imageUnitName(container), ...container.requires].join(" ");
  const daemon = container.runtime === "docker" ? " docker.service" : "";
  return {
    name: `${container.name}.service`,
    sections: {
      Unit: {
        Description: container.description,
        Requires: requires,
        After: requires + daemon,
        ...(daemon === "" ? {} : { Wants: "docker.service" }),
        StartLimitIntervalSec: 0,
      },
      Service: {
        ExecStartPre: [
          renderSystemdWords([`${nodePaths.scripts}/prepare-container`, ...prepareArguments(container)]),
          `-${runtime} rm --force ${container.name}`,
        ],
        ExecStart: renderSystemdWords([runtime, ...runArguments(container)]),
        ExecStop: `-${runtime} stop --time ${container.stopSeconds ?? 20} ${container.name}`,
        TimeoutStopSec: (container.stopSeconds ?? 20) + 10,
        Restart: "always",
        RestartSec: 5,
        TimeoutStartSec: "infinity",
      },
      Install: { WantedBy: targetName },
    },
  };
}

function runArguments(container: ContainerUnit): string[] {
  const hasSecrets = Object.keys(container.secretEnvironment).length > 0;
  return [
    "run",
    "--rm",
    // The image unit has brought it: nothing is fetched here.
    "--pull=never",
    // systemd writes what it prints to the journal; the runtime would write it a second time.
    "--log-driver=none",
    `--name=${container.name}`,
    `--entrypoint=${container.entrypoint}`,
    "--network=host",
    "--read-only",
    "--tmpfs=/tmp",
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    `--user=${container.userId}:${container.userId}`,
    ...(container.sharedMemoryMib === undefined ? [] : [`--shm-size=${container.sharedMemoryMib}m`]),
    ...(container.gpus === "none" ? [] : [gpuArgument[container.runtime]]),
    // A number without a name in the image: programs that ask who they are, such as vLLM, end without this.
    `--env=USER=${container.name}`,
    ...(hasSecrets ? [`--env-file=${environmentFile(container)}`] : []),
    ...Object.entries(container.environment).map(([name, value]) => `--env=${name}=${value}`),
    ...container.readsFolders.map((folder) => `--volume=${folder}:${folder}:ro`),
    ...container.writesFolders.map((folder) => `--volume=${folder}:${folder}`),
    container.image,
    ...container.args,
  ];
}

const gpuArgument = { docker: "--gpus=all", podman: "--device=nvidia.com/gpu=all" } as const;

function prepareArguments(container: ContainerUnit): string[] {
  return [
    `name=${container.name}`,
    `user=${container.userId}`,
    ...container.writesFolders.map((folder) => `folder=${folder}`),
    // "@" and no second "=": a scanner would take the secret's name for its value.
    ...Object.entries(container.secretEnvironment).map(([name, secret]) => `env=${name}@${secret}`),
  ];
}

/** Makes a container's folders and, in memory, its environment file. */
const prepareContainerScript: NodeFile = {
  path: `${nodePaths.scripts}/prepare-container`,
  mode: "0755",
  content: `#!/bin/bash
set -euo pipefail
umask 077
read_secret() {
  for folder in ${nodePaths.secrets} ${nodePaths.ownKeys}; do
    if [ -s "$folder/$1" ]; then tr --delete '\\n' <"$folder/$1"; return; fi
  done
  echo "no secret called $1" >&2
  return 1
}
for word in "$@"; do
  value=$(cut --delimiter== --fields=2- <<<"$word")
  case $word in
    name=*) name=$value; environment=${nodePaths.derived}/$name.env; : >"$environment" ;;
    user=*) user=$value ;;
    folder=*) install --directory --mode=0700 --owner="$user" --group="$user" "$value" ;;
    env=*)
      secret=$(read_secret "$(cut --delimiter=@ --fields=2 <<<"$value")")
      printf '%s=%s\\n' "$(cut --delimiter=@ --fields=1 <<<"$value")" "$secret" >>"$environment" ;;
  esac
done
`,
};
