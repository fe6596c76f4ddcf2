import type { Gpu } from "../catalogue/gpu.ts";
import { findGpu } from "../catalogue/gpus.ts";
import type { Model, Weights } from "../catalogue/model.ts";
import { engineFlags } from "./engine-flags.ts";
import { engineMemory } from "./engine-memory.ts";
import { cacheBytesPerToken, cacheTokens, type Engine, memoryOfGpu } from "./memory.ts";
import { notesOn, obstaclesOf } from "./obstacles.ts";
import type { KvPrecision, Sizing, SizingRequest, Verdict } from "./sizing.ts";

/**
 * Answers whether a model runs on a machine, with how much room, and how the engine is to be started.
 *
 * Tries the checkpoints from the most precise one down, first with a cache of two bytes a value and then of one, and
 * answers the first way that fits; if none does, the one that comes nearest. Pure: the same request, the same answer.
 */
export function sizeModel(request: SizingRequest): Sizing {
  const gpu = request.offer.gpu === undefined ? undefined : findGpu(request.offer.gpu.id);
  let best: Sizing | undefined;
  for (const attempt of attemptsFor(request)) {
    const sizing = tryOnce(request, gpu, attempt);
    if (sizing.verdict === "fits") return sizing;
    if (best === undefined || isNearer(sizing, best)) best = sizing;
  }
  return best ?? unknownPrecision(request);
}

interface Attempt {
  readonly weights: Weights;
  readonly kvPrecision: KvPrecision;
}

function attemptsFor({ model, precision, kvPrecision }: SizingRequest): Attempt[] {
  const checkpoints = model.weights.filter(
    (weights) => precision === undefined || weights.precision === precision,
  );
  const kvPrecisions: readonly KvPrecision[] = kvPrecision === undefined ? ["auto", "fp8"] : [kvPrecision];
  return kvPrecisions.flatMap((kv) => checkpoints.map((weights) => ({ weights, kvPrecision: kv })));
}

function tryOnce(request: SizingRequest, gpu: Gpu | undefined, { weights, kvPrecision }: Attempt): Sizing {
  const { model } = request;
  const wish = wishOf(request);
  const engine = engineFor(request, gpu, kvPrecision, wish.wishedRequests);
  const base = {
    ...wish,
    model,
    offer: request.offer,
    precision: weights.precision,
    kvPrecision,
    engine,
    notes: [],
    engineFlags: [],
    cacheTokens: 0,
    concurrentRequests: 0,
  };
  const obstacles = obstaclesOf({ ...wish, model, offer: request.offer, gpu, weights, kvPrecision, engine });
  if (gpu === undefined || obstacles.length > 0)
    return { ...base, verdict: "does-not-fit", reasons: obstacles };
  const memory = memoryOfGpu(gpu, model.architecture, weights.bytes, engine);
  if (memory.cache <= 0) {
    const reason = `the weights and what the engine needs are ${(-memory.cache).toFixed(1)} GiB more than a GPU may use`;
    return { ...base, memory, verdict: "does-not-fit", reasons: [reason] };
  }
  if (model.architecture.kvLayout === "none") {
    return finished(
      { ...base, memory, verdict: "fits", reasons: [], concurrentRequests: engine.maxSequences },
      gpu,
    );
  }
  if (model.architecture.kvLayout !== "full") {
    return { ...base, memory, verdict: "not-predictable", reasons: [unpredictable(model)] };
  }
  const bytesPerToken = cacheBytesPerToken(model.architecture, engine);
  const sure = cacheTokens([cautiousCache(memory.cache)], bytesPerToken);
  const sized = {
    ...base,
    memory,
    cacheTokens: cacheTokens([memory.cache], bytesPerToken),
    concurrentRequests: Math.floor(sure / wish.contextTokens),
  };
  if (sized.concurrentRequests >= wish.wishedRequests)
    return finished({ ...sized, verdict: "fits", reasons: [] }, gpu);
  const reason = `${sure} tokens of cache may be counted on, ${wish.wishedRequests} × ${wish.contextTokens} are wished for`;
  return { ...sized, verdict: "does-not-fit", reasons: [reason] };
}

function finished(sizing: Sizing, gpu: Gpu): Sizing {
  return { ...sizing, notes: notesOn(sizing, gpu), engineFlags: engineFlags(sizing) };
}

/** A prediction may be wrong by 15 %, and newer engines keep a little more for themselves. */
function cautiousCache(gib: number): number {
  return Math.min(gib * engineMemory.cautiousShare, gib - engineMemory.cautiousGib);
}

const defaultContextTokens = 32_768;

function wishOf({ model, contextTokens, concurrentRequests }: SizingRequest) {
  return {
    contextTokens: contextTokens ?? Math.min(model.contextTokens, defaultContextTokens),
    wishedRequests: concurrentRequests ?? 1,
  };
}

const smallGpuGib = 30;

function engineFor(
  request: SizingRequest,
  gpu: Gpu | undefined,
  kvPrecision: KvPrecision,
  wishedRequests: number,
): Engine {
  const heads = request.model.architecture.attentionHeads;
  return {
    tensorParallel: request.tensorParallel ?? mostGpus(heads, request.offer.gpu?.count ?? 1),
    memoryUtilisation: request.memoryUtilisation ?? 0.9,
    maxBatchedTokens: request.maxBatchedTokens ?? ((gpu?.visibleGib ?? 0) < smallGpuGib ? 2048 : 8192),
    maxSequences: request.maxSequences ?? Math.min(256, Math.max(16, 4 * wishedRequests)),
    kvBytesPerValue: kvPrecision === "fp8" ? 1 : 2,
  };
}

/** The most GPUs of a machine over which attention heads can be spread evenly. */
function mostGpus(heads: number, count: number): number {
  for (let gpus = count; gpus > 1; gpus--) if (heads % gpus === 0) return gpus;
  return 1;
}

function unpredictable({ architecture, id }: Model): string {
  return `${id} keeps a ${architecture.kvLayout} cache: how much the engine sets aside for it differs by version, so only a start on the machine tells`;
}

const rank: Readonly<Record<Verdict, number>> = { fits: 2, "not-predictable": 1, "does-not-fit": 0 };

function isNearer(a: Sizing, b: Sizing): boolean {
  if (rank[a.verdict] !== rank[b.verdict]) return rank[a.verdict] > rank[b.verdict];
  if (a.concurrentRequests !== b.concurrentRequests) return a.concurrentRequests > b.concurrentRequests;
  return (a.memory?.cache ?? -Infinity) > (b.memory?.cache ?? -Infinity);
}

function unknownPrecision(request: SizingRequest): Sizing {
  const known = request.model.weights.map(({ precision }) => precision).join(", ");
  return {
    ...wishOf(request),
    verdict: "does-not-fit",
    reasons: [`no ${request.precision} checkpoint of ${request.model.id} is known; known: ${known}`],
    notes: [],
    model: request.model,
    offer: request.offer,
    precision: request.precision ?? "bf16",
    kvPrecision: request.kvPrecision ?? "auto",
    engine: engineFor(request, undefined, "auto", 1),
    cacheTokens: 0,
    concurrentRequests: 0,
    engineFlags: [],
  };
}

export type { Sizing, SizingRequest, Verdict } from "./sizing.ts";
