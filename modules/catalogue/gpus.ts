import type { Gpu } from "./gpu.ts";
import { gpuData } from "./gpu-data.ts";

export const gpus: readonly Gpu[] = gpuData;

export function findGpu(id: string): Gpu | undefined {
  return gpus.find((gpu) => gpu.id === id);
}
