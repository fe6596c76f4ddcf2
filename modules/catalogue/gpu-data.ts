import type { Gpu } from "./gpu.ts";
import type { Provenance } from "./provenance.ts";

/** Bandwidth and arithmetic are the maker's data sheets; usable memory is what engine logs and drivers report. */
const dataSheet = (visibleFrom: string): Provenance => ({
  mark: "secondary",
  source: `NVIDIA data sheet; usable memory: ${visibleFrom}`,
  checkedOn: "2026-11-24",
  expiresOn: "2028-11-24",
});

const gpu = (
  id: string,
  name: string,
  [nominalGib, visibleGib]: readonly [number, number],
  computeCapability: number,
  bandwidthGbPerSecond: number,
  bf16Tflops: number,
  visibleFrom: string,
): Gpu => ({
  id,
  name,
  nominalGib,
  visibleGib,
  computeCapability,
  bandwidthGbPerSecond,
  bf16Tflops,
  provenance: dataSheet(visibleFrom),
});

const estimated = "estimated from the share that GPUs of the same generation show";

export const gpuData: readonly Gpu[] = [
  gpu("l4", "NVIDIA L4", [24, 22.0], 8.9, 300, 121, "vllm-project/vllm#4959 (23,034 MiB in the driver)"),
  gpu("l40", "NVIDIA L40", [48, 44.4], 8.9, 864, 181, "as L40S"),
  gpu("l40s", "NVIDIA L40S", [48, 44.4], 8.9, 864, 362, "out-of-memory messages in public issues"),
  gpu("a10", "NVIDIA A10", [24, 22.0], 8.6, 600, 125, estimated),
  gpu("a100-40", "NVIDIA A100 40 GB", [40, 39.5], 8.0, 1555, 312, "vllm-project/vllm#12330 (39.50 GiB)"),
  gpu("a100-80", "NVIDIA A100 80 GB", [80, 79.1], 8.0, 1935, 312, "out-of-memory messages in public issues"),
  gpu("h100-pcie", "NVIDIA H100 PCIe", [80, 79.1], 9.0, 2000, 756, "out-of-memory messages in public issues"),
  gpu("h100-sxm", "NVIDIA H100 SXM", [80, 79.1], 9.0, 3350, 989, "out-of-memory messages in public issues"),
  gpu("h200", "NVIDIA H200", [141, 139.8], 9.0, 4800, 989, "recalled"),
  gpu("b300-sxm", "NVIDIA B300 SXM", [288, 267.0], 10.3, 8000, 2250, estimated),
  gpu("rtx5000", "NVIDIA Quadro RTX 5000", [16, 15.7], 7.5, 448, 89, estimated),
  gpu("v100-16", "NVIDIA V100 16 GB", [16, 15.8], 7.0, 900, 112, estimated),
  gpu("v100-32", "NVIDIA V100S 32 GB", [32, 31.7], 7.0, 1134, 130, estimated),
  gpu("p100", "NVIDIA P100", [16, 15.9], 6.0, 732, 19, estimated),
];
