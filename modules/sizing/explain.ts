import { findGpu } from "../catalogue/gpus.ts";
import { bytesPerGib, engineMemory } from "./engine-memory.ts";
import { cacheBytesPerToken } from "./memory.ts";
import type { Sizing } from "./sizing.ts";

const gib = (value: number) => `${value.toFixed(2).padStart(7)} GiB`;
const whole = (value: number) => Math.round(value).toLocaleString("en");

/** The arithmetic of a sizing, line by line, as a reader would redo it. */
export function explainSizing(sizing: Sizing): string[] {
  const { model, offer, engine, memory, precision, kvPrecision } = sizing;
  const gpu = offer.gpu && findGpu(offer.gpu.id);
  const weights = model.weights.find((checkpoint) => checkpoint.precision === precision);
  if (gpu === undefined || memory === undefined || weights === undefined) return [...sizing.reasons];
  const { hiddenSize, intermediateSize, vocabulary, layers, kvHeads, headSize } = model.architecture;
  const { tensorParallel, maxBatchedTokens, maxSequences, memoryUtilisation, kvBytesPerValue } = engine;
  const shared = tensorParallel > 1 ? ` ÷ ${tensorParallel} GPUs` : "";
  const computing =
    (engineMemory.activationBytes * (hiddenSize + intermediateSize) * maxBatchedTokens) / tensorParallel;
  const activations =
    computing / bytesPerGib >= memory.activations * 0.999
      ? `${engineMemory.activationBytes} B × (${hiddenSize} + ${intermediateSize}) × ${maxBatchedTokens} tokens a step${shared}`
      : `${engineMemory.samplerBytes} B × ${whole(vocabulary)} words × ${maxSequences} requests`;
  const lines = [
    `per GPU (${gpu.name}, ${gpu.visibleGib} GiB visible)`,
    `usable       ${gib(memory.usable)}  = ${gpu.visibleGib} × ${memoryUtilisation}`,
    `weights    − ${gib(memory.weights)}  = ${(weights.bytes / 1e9).toFixed(2)} GB ${precision}${shared}`,
    `steps      − ${gib(memory.activations)}  = ${activations}`,
    `engine     − ${gib(memory.reserve)}  = ${engineMemory.contextGib}${tensorParallel > 1 ? ` + ${engineMemory.collectiveGib} for talking to the other GPUs` : ""}`,
    `cache      = ${gib(memory.cache)}`,
  ];
  if (sizing.cacheTokens === 0) return [...lines, ...sizing.reasons];
  const perToken = cacheBytesPerToken(model.architecture, engine);
  const heads = tensorParallel > 1 ? `max(1, ${kvHeads} ÷ ${tensorParallel})` : kvHeads;
  return [
    ...lines,
    `one token      ${(perToken / 1024).toFixed(1)} KiB = 2 × ${layers} layers × ${heads} heads × ${headSize} × ${kvBytesPerValue} B (${kvPrecision})`,
    `cache          ${whole(sizing.cacheTokens)} tokens, of which ${Math.round(engineMemory.cautiousShare * 100)} % are counted on`,
    `requests       ${sizing.concurrentRequests} of ${whole(sizing.contextTokens)} tokens at the same time; ${sizing.wishedRequests} wished for`,
    ...sizing.reasons,
  ];
}
