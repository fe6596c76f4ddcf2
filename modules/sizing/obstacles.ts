import type { Offer } from "../catalogue/cloud.ts";
import {
  capabilityFor,
  type Gpu,
  leastCapabilityForFp8Cache,
  oldestComputeCapability,
} from "../catalogue/gpu.ts";
import type { Model, Weights } from "../catalogue/model.ts";
import type { Engine } from "./memory.ts";
import type { KvPrecision } from "./sizing.ts";

/** One way to serve a model on a machine. */
export interface Trial {
  readonly model: Model;
  readonly offer: Offer;
  readonly gpu: Gpu;
  readonly weights: Weights;
  readonly kvPrecision: KvPrecision;
  readonly engine: Engine;
  readonly contextTokens: number;
}

/** What forbids a start with any checkpoint; undefined when nothing does. */
export function obstacleTo(
  { model, offer, contextTokens }: Pick<Trial, "model" | "offer" | "contextTokens">,
  gpu: Gpu,
  tensorParallel: number,
): string | undefined {
  const { computeCapability } = gpu;
  const { attentionHeads } = model.architecture;
  const count = offer.gpu?.count ?? 0;
  if (computeCapability < oldestComputeCapability) {
    return `${gpu.name} has compute capability ${computeCapability}; current engines need ${oldestComputeCapability}`;
  }
  if (tensorParallel > count) {
    return `${tensorParallel} GPUs are to share the model, ${offer.name} has ${count}`;
  }
  if (attentionHeads % tensorParallel !== 0) {
    return `${attentionHeads} attention heads cannot be divided by ${tensorParallel} GPUs`;
  }
  if (contextTokens > model.contextTokens) {
    return `${model.id} reads ${model.contextTokens} tokens at most, ${contextTokens} are wished for`;
  }
  return undefined;
}

/** What forbids a start with this checkpoint or this cache; undefined when nothing does. */
export function obstacleToTrial({ model, gpu, weights, kvPrecision }: Trial): string | undefined {
  const { computeCapability } = gpu;
  const { precision } = weights;
  const least = Math.max(model.minimumComputeCapability, capabilityFor[precision].least);
  if (computeCapability < least) {
    return `a ${precision} checkpoint of ${model.id} needs compute capability ${least}, ${gpu.name} has ${computeCapability}`;
  }
  if (kvPrecision === "fp8" && computeCapability < leastCapabilityForFp8Cache) {
    return `an fp8 cache needs compute capability ${leastCapabilityForFp8Cache}, ${gpu.name} has ${computeCapability}`;
  }
  return undefined;
}

/** What to know about a machine on which the model fits. */
export function notesOn({ offer, gpu, weights, kvPrecision, engine, model }: Trial): string[] {
  const count = offer.gpu?.count ?? 0;
  const idle = count - engine.tensorParallel;
  return [
    ...(gpu.computeCapability < capabilityFor[weights.precision].native
      ? [`${gpu.name} has no ${weights.precision} arithmetic: it saves memory, not time`]
      : []),
    ...(kvPrecision === "fp8" ? ["the cache is kept in fp8: check the answers with your own documents"] : []),
    ...(idle > 0 ? [`${idle} of ${count} GPUs stay idle: the heads cannot be divided further`] : []),
    ...(weights.mark === "recalled"
      ? [
          `the size of the ${weights.precision} checkpoint is an estimate: check the file list before ordering`,
        ]
      : []),
    ...(model.provenance.mark === "recalled"
      ? [`the shape of ${model.id} is recalled, not verified: start it once before relying on this`]
      : []),
  ];
}
