import type { ContainerUnit } from "./container-unit.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths, nodeUsers } from "./paths.ts";

const port = 9400;
const folder = `${nodePaths.settings}/gpu-metrics`;

/**
 * What is read of each GPU: no field of the profiler (`DCGM_FI_PROF_…`), which needs a capability that nothing here
 * gets. Names as in `etc/default-counters.csv` of github.com/NVIDIA/dcgm-exporter 4.5.3-4.8.2, read on 2026-11-24.
 */
const fields = [
  ["DCGM_FI_DEV_SM_CLOCK", "gauge", "SM clock in MHz"],
  ["DCGM_FI_DEV_GPU_TEMP", "gauge", "temperature in degrees Celsius"],
  ["DCGM_FI_DEV_POWER_USAGE", "gauge", "power in W"],
  ["DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "counter", "energy since the driver was loaded in mJ"],
  ["DCGM_FI_DEV_GPU_UTIL", "gauge", "share of time with work in percent"],
  ["DCGM_FI_DEV_MEM_COPY_UTIL", "gauge", "share of time with memory traffic in percent"],
  ["DCGM_FI_DEV_FB_FREE", "gauge", "free memory in MiB"],
  ["DCGM_FI_DEV_FB_USED", "gauge", "used memory in MiB"],
  ["DCGM_FI_DEV_XID_ERRORS", "gauge", "last error that the driver reported"],
  ["DCGM_FI_DEV_PCIE_REPLAY_COUNTER", "counter", "repeated transfers over PCIe"],
  ["DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS", "counter", "memory rows replaced for uncorrectable errors"],
  ["DCGM_FI_DEV_ROW_REMAP_FAILURE", "gauge", "whether replacing a memory row failed"],
] as const;

export const gpuMetricsFile: NodeFile = {
  path: `${folder}/counters.csv`,
  content: fields.map((field) => `${field.join(", ")}\n`).join(""),
};

export const gpuMetricsPage = { path: "/metrics/gpu", upstreamPort: port } as const;

/** How the container beside it is run: the same runtime, login and driver. */
type Engine = Pick<ContainerUnit, "runtime" | "registryLoginSecret" | "requires">;

/**
 * NVIDIA's exporter, which brings its own DCGM. Arguments and program as in its `pkg/cmd/app.go` and
 * `docker/Dockerfile`, which says that any user may read all but the profiler's fields. Never run on a GPU here.
 */
export function gpuMetricsContainer(image: string, engine: Engine): ContainerUnit {
  return {
    ...engine,
    name: "sovereign-gpu-metrics",
    description: "Figures of the GPUs, on loopback",
    image,
    entrypoint: "/usr/bin/dcgm-exporter",
    args: [`--address=127.0.0.1:${port}`, `--collectors=${gpuMetricsFile.path}`],
    userId: nodeUsers.metrics,
    environment: {},
    secretEnvironment: {},
    readsFolders: [folder],
    writesFolders: [],
    gpus: "all",
  };
}
