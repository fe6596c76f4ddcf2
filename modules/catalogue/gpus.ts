import type { Gpu } from "./gpu.ts";
import { gpuData } from "./gpu-data.ts";

export const gpus: readonly Gpu[] = gpuData;

const byId = new Map(gpus.map((gpu) => [gpu.id, gpu]));

export function findGpu(id: string): Gpu | undefined {
  return byId.get(id);
}
