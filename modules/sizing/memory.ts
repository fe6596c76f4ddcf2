import type { Gpu } from "../catalogue/gpu.ts";
import type { Architecture } from "../catalogue/model.ts";
import { bytesPerGib, engineMemory } from "./engine-memory.ts";

/** What decides how the memory of one GPU is divided. */
export interface Engine {
  readonly tensorParallel: number;
  readonly memoryUtilisation: number;
  readonly maxBatchedTokens: number;
  readonly maxSequences: number;
  readonly kvBytesPerValue: 1 | 2;
}

/** The memory of one GPU, GiB. `cache` is what is left over; below zero, the weights alone are too much. */
export interface Memory {
  readonly usable: number;
  readonly weights: number;
  readonly activations: number;
  readonly reserve: number;
  readonly cache: number;
}

export function memoryOfGpu(
  gpu: Gpu,
  architecture: Architecture,
  weightBytes: number,
  engine: Engine,
): Memory {
  const { tensorParallel, maxBatchedTokens, maxSequences } = engine;
  const usable = gpu.visibleGib * engine.memoryUtilisation;
  const weights = weightBytes / tensorParallel / bytesPerGib;
  const widths = architecture.hiddenSize + architecture.intermediateSize;
  // A step computes first and chooses tokens then: the larger of both peaks counts.
  const computing = (engineMemory.activationBytes * widths * maxBatchedTokens) / tensorParallel;
  const choosing = engineMemory.samplerBytes * architecture.vocabulary * maxSequences;
  const activations = Math.max(computing, choosing) / bytesPerGib;
  const reserve = engineMemory.contextGib + (tensorParallel > 1 ? engineMemory.collectiveGib : 0);
  return { usable, weights, activations, reserve, cache: usable - weights - activations - reserve };
}

/** Bytes that one token takes in the cache of one GPU; heads that cannot be divided further are kept on each. */
export function cacheBytesPerToken(
  architecture: Architecture,
  { tensorParallel, kvBytesPerValue }: Pick<Engine, "tensorParallel" | "kvBytesPerValue">,
): number {
  const headsPerGpu = Math.max(1, architecture.kvHeads / tensorParallel);
  return 2 * architecture.layers * headsPerGpu * architecture.headSize * kvBytesPerValue;
}

/** Tokens that fit into the cache, in whole blocks. */
export function cacheTokens(freeGib: number, bytesPerToken: number): number {
  const blocks = Math.floor((freeGib * bytesPerGib) / (bytesPerToken * engineMemory.blockTokens));
  return Math.max(0, blocks) * engineMemory.blockTokens;
}

/** The memory that counts where workers were left with different amounts: the one with the least rules. */
export function rulingMemory(freeGibPerWorker: readonly number[]): number {
  return Math.min(...freeGibPerWorker);
}

/** Whether workers were left so differently that memory lies idle on some of them. */
export function isAsymmetric(freeGibPerWorker: readonly number[]): boolean {
  return Math.max(...freeGibPerWorker) > 1.05 * Math.min(...freeGibPerWorker);
}
