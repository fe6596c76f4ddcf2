import { findGpu } from "../catalogue/gpus.ts";
import { cacheBytesPerToken } from "./memory.ts";
import type { Sizing } from "./sizing.ts";

/** From the slow to the fast end of what may be expected. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What a roofline rests on; each may be replaced by what was measured. */
export interface ThroughputAssumptions {
  /** Share of the memory bandwidth that writing tokens reaches. */
  readonly bandwidthShare: Range;
  /** Share of the arithmetic that reading prompts reaches. */
  readonly arithmeticShare: Range;
  /** Share of an ideal machine that several GPUs reach together. */
  readonly togetherShare: Range;
  /** Tokens of a usual prompt with its documents. */
  readonly promptTokens: number;
  /** Answers written at the same time. @default - what was wished for */
  readonly concurrentRequests?: number;
}

export const usualThroughput: ThroughputAssumptions = {
  bandwidthShare: { low: 0.5, high: 0.95 },
  arithmeticShare: { low: 0.25, high: 0.6 },
  togetherShare: { low: 0.6, high: 0.95 },
  promptTokens: 2000,
};

/** An estimate, not a measurement. */
export interface Throughput {
  /** Tokens a second that one reader sees. */
  readonly tokensPerSecond: Range;
  /** Tokens a second of all requests together. */
  readonly totalTokensPerSecond: Range;
  /** Seconds until the first token of a usual prompt, when nobody waits before. */
  readonly firstTokenSeconds: Range;
  readonly assumptions: ThroughputAssumptions;
}

/**
 * How fast a machine writes and reads, from two limits: every step of writing has to read the weights and the cache
 * once (memory bandwidth), and reading a prompt takes two operations a parameter and token (arithmetic). Undefined for
 * models that write nothing, and where the machine was refused.
 */
export function estimateThroughput(
  sizing: Sizing,
  assumptions: Partial<ThroughputAssumptions> = {},
): Throughput | undefined {
  const gpu = sizing.offer.gpu && findGpu(sizing.offer.gpu.id);
  const weights = sizing.model.weights.find(({ precision }) => precision === sizing.precision);
  const writes = sizing.model.task === "chat" || sizing.model.task === "completion";
  if (!writes || gpu === undefined || weights === undefined || sizing.memory === undefined) return undefined;
  const used = { ...usualThroughput, ...assumptions };
  const { model, engine } = sizing;
  const requests = used.concurrentRequests ?? sizing.wishedRequests;
  const gpus = engine.tensorParallel;
  const activeShare = (model.activeParameters ?? model.parameters) / model.parameters;
  // Each request of a mixture reads its own experts until all of them are read.
  const weightBytes = weights.bytes * Math.min(1, activeShare * requests);
  const cacheBytes =
    cacheBytesPerToken(model.architecture, { ...engine, tensorParallel: 1 }) * used.promptTokens;
  const stepBytes = weightBytes + cacheBytes * requests;
  const bandwidth = gpu.bandwidthGbPerSecond * 1e9 * gpus;
  const arithmetic = gpu.bf16Tflops * 1e12 * gpus;
  const together = gpus > 1 ? used.togetherShare : { low: 1, high: 1 };
  const operations = 2 * (model.activeParameters ?? model.parameters) * used.promptTokens;
  const perSecond = ends((end) => (bandwidth * used.bandwidthShare[end] * together[end]) / stepBytes);
  return {
    tokensPerSecond: perSecond,
    totalTokensPerSecond: { low: perSecond.low * requests, high: perSecond.high * requests },
    firstTokenSeconds: {
      low: operations / (arithmetic * used.arithmeticShare.high * together.high),
      high: operations / (arithmetic * used.arithmeticShare.low * together.low),
    },
    assumptions: used,
  };
}

function ends(valueAt: (end: keyof Range) => number): Range {
  return { low: valueAt("low"), high: valueAt("high") };
}
