import type { Offer } from "../catalogue/cloud.ts";
import {
  capabilityFor,
  type Gpu,
  leastCapabilityForFp8Cache,
  oldestComputeCapability,
} from "../catalogue/gpu.ts";
import type { Model, Weights } from "../catalogue/model.ts";
import type { Engine } from "./memory.ts";
import type { KvPrecision, Sizing } from "./sizing.ts";

interface Trial {
  readonly model: Model;
  readonly offer: Offer;
  readonly gpu: Gpu | undefined;
  readonly weights: Weights;
  readonly kvPrecision: KvPrecision;
  readonly engine: Engine;
  readonly contextTokens: number;
}

/** What forbids a start, whatever the memory. */
export function obstaclesOf({
  model,
  offer,
  gpu,
  weights,
  kvPrecision,
  engine,
  contextTokens,
}: Trial): string[] {
  if (offer.gpu === undefined) return [`${offer.name} has no GPU`];
  if (gpu === undefined) return [`the GPU "${offer.gpu.id}" of ${offer.name} is not in the catalogue`];
  const capability = gpu.computeCapability;
  if (capability < oldestComputeCapability) {
    return [
      `${gpu.name} has compute capability ${capability}; current engines need ${oldestComputeCapability}`,
    ];
  }
  const { precision } = weights;
  const { attentionHeads, kvLayout } = model.architecture;
  const { tensorParallel } = engine;
  const least = Math.max(model.minimumComputeCapability, capabilityFor[precision].least);
  return [
    ...(capability < least
      ? [
          `a ${precision} checkpoint of ${model.id} needs compute capability ${least}, ${gpu.name} has ${capability}`,
        ]
      : []),
    ...(kvPrecision === "fp8" && kvLayout !== "none" && capability < leastCapabilityForFp8Cache
      ? [`an fp8 cache needs compute capability ${leastCapabilityForFp8Cache}, ${gpu.name} has ${capability}`]
      : []),
    ...(tensorParallel > offer.gpu.count
      ? [`${tensorParallel} GPUs are to share the model, ${offer.name} has ${offer.gpu.count}`]
      : []),
    ...(attentionHeads % tensorParallel !== 0
      ? [`${attentionHeads} attention heads cannot be divided by ${tensorParallel} GPUs`]
      : []),
    ...(contextTokens > model.contextTokens
      ? [`${model.id} reads ${model.contextTokens} tokens at most, ${contextTokens} are wished for`]
      : []),
  ];
}

/** What to know about a machine on which the model fits. */
export function notesOn({ model, offer, precision, kvPrecision, engine }: Sizing, gpu: Gpu): string[] {
  const idle = (offer.gpu?.count ?? 0) - engine.tensorParallel;
  return [
    ...(gpu.computeCapability < capabilityFor[precision].native
      ? [`${gpu.name} has no ${precision} arithmetic: it saves memory, not time`]
      : []),
    ...(kvPrecision === "fp8" ? ["the cache is kept in fp8: check the answers with your own documents"] : []),
    ...(idle > 0
      ? [`${idle} of ${offer.gpu?.count} GPUs stay idle: the heads cannot be divided further`]
      : []),
    ...(model.weights.find((weights) => weights.precision === precision)?.mark === "recalled"
      ? [`the size of the ${precision} checkpoint is an estimate: check the file list before ordering`]
      : []),
  ];
}
