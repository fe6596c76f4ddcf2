import type { ContainerUnit } from "./container-unit.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths, nodeUsers } from "./paths.ts";
import { afterSecrets } from "./secrets.ts";
import { modelFolder, type Weights, weightsUnitName } from "./weights.ts";

/** The inference engine: vLLM in a container of the own registry. */
export interface EngineOptions {
  /** Image by digest in the own registry. */
  readonly image: string;
  /** Container runtime that the machine's image carries. @default "docker" */
  readonly runtime?: "docker" | "podman";
  /** @default "all" */
  readonly gpus?: "all" | "none";
  /** What sizing computed: "--max-model-len=8192", … Model, name, host and port are set here. */
  readonly engineFlags: readonly string[];
  /** Name under which clients ask for the model; it stays when the model changes. */
  readonly servedModelName: string;
  /** Shared memory of the container in MiB. @default 8192 */
  readonly sharedMemoryMib?: number;
  /** Secret with the registry's login as `user:password`. @default - the registry needs none */
  readonly registryLoginSecret?: string;
}

export const engineUnitName = "sovereign-engine.service";
export const enginePort = 8000;
const cacheFolder = "/var/cache/sovereign-engine";

export function engineContainer(options: EngineOptions, weights: Weights): ContainerUnit {
  const login =
    options.registryLoginSecret === undefined ? [] : [`DOCKER_CONFIG=${nodePaths.derived}/registry`];
  const authFile =
    options.registryLoginSecret === undefined
      ? []
      : [`REGISTRY_AUTH_FILE=${nodePaths.derived}/registry/config.json`];
  return {
    name: "sovereign-engine",
    description: `Engine with ${weights.modelId} on loopback`,
    image: options.image,
    runtime: options.runtime ?? "docker",
    entrypoint: "vllm",
    args: [
      "serve",
      modelFolder(weights),
      `--served-model-name=${options.servedModelName}`,
      "--host=127.0.0.1",
      `--port=${enginePort}`,
      ...options.engineFlags,
    ],
    user: `${nodeUsers.engine}:${nodeUsers.engine}`,
    environment: {
      // No hub, no usage report: the engine reads what was checked and nothing else.
      DO_NOT_TRACK: "1",
      HF_HUB_OFFLINE: "1",
      HOME: cacheFolder,
      VLLM_CACHE_ROOT: cacheFolder,
      VLLM_HOST_IP: "127.0.0.1",
      VLLM_NO_USAGE_STATS: "1",
    },
    environmentFiles: [`${nodePaths.derived}/engine.env`],
    volumes: [`${modelFolder(weights)}:${modelFolder(weights)}:ro`, `${cacheFolder}:${cacheFolder}`],
    sharedMemoryMib: options.sharedMemoryMib ?? 8192,
    gpus: options.gpus ?? "all",
    unit: {
      Requires: `${afterSecrets.Requires} ${weightsUnitName}`,
      After: `${afterSecrets.After} ${weightsUnitName}`,
    },
    service: { Environment: [...login, ...authFile], ExecStartPre: `${nodePaths.scripts}/engine-secrets` },
  };
}

/** Options that would undo what this node promises. */
export const forbiddenEngineFlags = [
  "--host",
  "--port",
  "--model",
  "--served-model-name",
  "--api-key",
  "--uds",
  "--trust-remote-code",
  "--enable-log-requests",
  "--allowed-local-media-path",
  "--download-dir",
] as const;

export function engineFiles(options: EngineOptions): readonly NodeFile[] {
  const registry = options.image.split("/")[0] ?? "";
  const login =
    options.registryLoginSecret === undefined
      ? ""
      : `mkdir -p ${nodePaths.derived}/registry
printf '{"auths":{"%s":{"auth":"%s"}}}\\n' ${registry} "$(tr --delete '\\n' <${nodePaths.secrets}/${options.registryLoginSecret} | base64 --wrap=0)" >${nodePaths.derived}/registry/config.json
`;
  return [
    {
      path: `${nodePaths.scripts}/engine-secrets`,
      mode: "0755",
      content: `#!/bin/bash
set -euo pipefail
umask 077
install --directory --mode=0700 --owner=${nodeUsers.engine} --group=${nodeUsers.engine} ${cacheFolder}
printf 'VLLM_API_KEY=%s\\n' "$(cat ${nodePaths.derived}/engine-key)" >${nodePaths.derived}/engine.env
${login}`,
    },
    // Docker must not write rules of its own, nor listen: containers use the host's network.
    {
      path: "/etc/docker/daemon.json",
      content: `${JSON.stringify({ bridge: "none", iptables: false, ip6tables: false, "log-driver": "none" }, null, 2)}\n`,
    },
  ];
}
