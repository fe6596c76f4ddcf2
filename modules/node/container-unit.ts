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
  /** Units that must have succeeded before it starts, beside firewall and secrets. */
  readonly requires: readonly string[];
}

export type ContainerRuntime = "docker" | "podman";

const loginFolder = (container: ContainerUnit) => `${nodePaths.derived}/${container.name}.registry`;
const environmentFile = (container: ContainerUnit) => `${nodePaths.derived}/${container.name}.env`;

/**
 * The unit that runs the container in the foreground. It uses the host's network: no rule of a container runtime
 * then opens a way past the host firewall, and the firewall can hold the container's user.
 */
export function renderContainer(container: ContainerUnit): SystemdUnit {
  const runtime = `/usr/bin/${container.runtime}`;
  const requires = [afterSecrets.Requires, ...container.requires].join(" ");
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
        ...(container.registryLoginSecret === undefined
          ? {}
          : {
              Environment: [
                `DOCKER_CONFIG=${loginFolder(container)}`,
                `REGISTRY_AUTH_FILE=${loginFolder(container)}/config.json`,
              ],
            }),
        ExecStartPre: [
          renderSystemdWords([`${nodePaths.scripts}/prepare-container`, ...prepareArguments(container)]),
          `-${runtime} rm --force ${container.name}`,
        ],
        ExecStart: renderSystemdWords([runtime, ...runArguments(container)]),
        ExecStop: `-${runtime} stop --time 20 ${container.name}`,
        Restart: "always",
        RestartSec: 5,
        TimeoutStartSec: "infinity",
      },
      Install: { WantedBy: "sovereign.target" },
    },
  };
}

function runArguments(container: ContainerUnit): string[] {
  const hasSecrets = Object.keys(container.secretEnvironment).length > 0;
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
    `--user=${container.userId}:${container.userId}`,
    ...(container.sharedMemoryMib === undefined ? [] : [`--shm-size=${container.sharedMemoryMib}m`]),
    ...(container.gpus === "none" ? [] : [gpuArgument[container.runtime]]),
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
  const registry = container.image.split("/")[0] ?? "";
  return [
    `name=${container.name}`,
    `user=${container.userId}`,
    ...container.writesFolders.map((folder) => `folder=${folder}`),
    ...(container.registryLoginSecret === undefined
      ? []
      : [`registry=${registry}`, `login=${container.registryLoginSecret}`]),
    // "@" and no second "=": a scanner would take the secret's name for its value.
    ...Object.entries(container.secretEnvironment).map(([name, secret]) => `env=${name}@${secret}`),
  ];
}

/** Makes a container's folders, its environment file and its registry login, all of it in memory but the folders. */
export const prepareContainerScript: NodeFile = {
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
    registry=*) registry=$value ;;
    login=*)
      login=$(read_secret "$value" | base64 --wrap=0)
      mkdir -p "${nodePaths.derived}/$name.registry"
      printf '{"auths":{"%s":{"auth":"%s"}}}\\n' "$registry" "$login" >"${nodePaths.derived}/$name.registry/config.json" ;;
    env=*)
      secret=$(read_secret "$(cut --delimiter=@ --fields=2 <<<"$value")")
      printf '%s=%s\\n' "$(cut --delimiter=@ --fields=1 <<<"$value")" "$secret" >>"$environment" ;;
  esac
done
`,
};
