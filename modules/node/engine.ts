import type { ContainerRuntime, ContainerUnit } from "./container-unit.ts";
import { gpuUnitName } from "./gpu-driver.ts";
import { nodeUsers } from "./paths.ts";
import { recorderFolder, tokenRecorder } from "./token-records.ts";
import { modelFolder, type Weights, weightsUnitName } from "./weights.ts";

/** The inference engine: vLLM in a container of the own registry. */
export interface EngineOptions {
  /** Image by digest in the own registry. */
  readonly image: string;
  /** Container runtime that the machine's image carries. @default - "docker", or "podman" where the node installs it */
  readonly runtime?: ContainerRuntime;
  /**
   * Where driver and container runtime come from: the machine's image has them, or the node installs them from its
   * distribution's own archive and looks at every boot whether a GPU is there. @default "image"
   */
  readonly gpuDriver?: "image" | "install";
  /** Further packages. @default - none */
  readonly packages?: readonly string[];
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
  const {
    image,
    gpuDriver = "image",
    runtime = gpuDriver === "install" ? "podman" : "docker",
    gpus = "all",
    engineFlags,
    sharedMemoryMib = 8192,
    registryLoginSecret,
  } = options;
  return {
    name: engineUnitName.replace(".service", ""),
    description: `Engine with ${weights.modelId} on loopback`,
    image,
    runtime,
    entrypoint: "vllm",
    args: [
      "serve",
      modelFolder(weights),
      `--served-model-name=${options.servedModelName}`,
      "--host=127.0.0.1",
      `--port=${enginePort}`,
      `--middleware=${tokenRecorder}`,
      "--enable-force-include-usage",
      ...engineFlags,
    ],
    userId: nodeUsers.engine,
    environment: {
      // No hub, no usage report: the engine reads what was checked and nothing else.
      DO_NOT_TRACK: "1",
      HF_HUB_OFFLINE: "1",
      HOME: cacheFolder,
      PYTHONPATH: recorderFolder,
      VLLM_CACHE_ROOT: cacheFolder,
      VLLM_HOST_IP: "127.0.0.1",
      VLLM_NO_USAGE_STATS: "1",
    },
    secretEnvironment: { VLLM_API_KEY: "engine-key" },
    ...(registryLoginSecret === undefined ? {} : { registryLoginSecret }),
    readsFolders: [modelFolder(weights), recorderFolder],
    writesFolders: [cacheFolder],
    sharedMemoryMib,
    gpus,
    requires: gpuDriver === "install" ? [weightsUnitName, gpuUnitName] : [weightsUnitName],
  };
}
