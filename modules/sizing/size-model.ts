import { findGpu } from "../catalogue/gpus.ts";
import type { Model } from "../catalogue/model.ts";
import { engineFlags } from "./engine-flags.ts";
import { engineMemory } from "./engine-memory.ts";
import { cacheBytesPerToken, cacheTokens, type Memory, memoryOfGpu } from "./memory.ts";
import { notesOn, obstacleTo, obstacleToTrial, type Trial } from "./obstacles.ts";
import type { KvPrecision, Sizing, SizingRequest, Verdict } from "./sizing.ts";

/**
 * Answers whether a model runs on a machine, with how much room, and how the engine is to be started.
 *
 * Tries the checkpoints from the most precise one down, first with a cache of two bytes a value and then of one. Among
 * those that fit with the same cache, the most precise one with a quarter to spare is taken, else the most precise; if
 * none fits, the one that comes nearest. Pure: the same request, the same answer.
 */
export function sizeModel(request: SizingRequest): Sizing {
  const trials = trialsFor(request);
  if (typeof trials === "string") return refused(request, trials);
  const [first, ...others] = trials;
  let best = judge(first, request);
  for (const trial of others) {
    const settled =
      isRoomy(best, request) || (best.verdict === "fits" && trial.kvPrecision !== best.trial.kvPrecision);
    if (settled) break;
    const other = judge(trial, request);
    if (best.verdict === "fits" ? isRoomy(other, request) : isNearer(other, best)) best = other;
  }
  return answer(best, request);
}

/** A fit in which a quarter more requests would have room. */
function isRoomy({ verdict, concurrentRequests }: Judged, request: SizingRequest): boolean {
  return verdict === "fits" && concurrentRequests >= spareFactor * wishedRequests(request);
}

const spareFactor = 1.25;

/** A trial with what came of it. */
interface Judged {
  readonly trial: Trial;
  readonly verdict: Verdict;
  readonly reason?: () => string;
  readonly memory?: Memory;
  readonly cacheTokens: number;
  readonly concurrentRequests: number;
}

/** The ways to serve the model, the most precise first; or why there is none. */
function trialsFor(request: SizingRequest): readonly [Trial, ...Trial[]] | string {
  const { model, offer, precision } = request;
  if (offer.gpu === undefined) return `${offer.name} has no GPU`;
  const gpu = findGpu(offer.gpu.id);
  if (gpu === undefined) return `the GPU "${offer.gpu.id}" of ${offer.name} is not in the catalogue`;
  const engine = engineFor(request, gpu.visibleGib);
  const contextTokens = wishedContext(request);
  const obstacle = obstacleTo({ model, offer, contextTokens }, gpu, engine.tensorParallel);
  if (obstacle !== undefined) return obstacle;
  const trials: Trial[] = [];
  for (const kvPrecision of kvPrecisionsFor(request)) {
    const kvEngine = { ...engine, kvBytesPerValue: kvBytes[kvPrecision] };
    for (const weights of model.weights) {
      if (precision !== undefined && weights.precision !== precision) continue;
      trials.push({ model, offer, gpu, weights, kvPrecision, engine: kvEngine, contextTokens });
    }
  }
  const [first, ...others] = trials;
  if (first !== undefined) return [first, ...others];
  const known = model.weights.map((weights) => weights.precision).join(", ");
  return `no ${precision} checkpoint of ${model.id} is known; known: ${known}`;
}

const kvBytes = { auto: 2, fp8: 1 } as const;

/** Without a cache there is nothing to make smaller. */
function kvPrecisionsFor({ model, kvPrecision }: SizingRequest): readonly KvPrecision[] {
  if (model.architecture.kvLayout === "none") return ["auto"];
  return kvPrecision === undefined ? ["auto", "fp8"] : [kvPrecision];
}

function judge(trial: Trial, request: SizingRequest): Judged {
  const { model, gpu, weights, engine, contextTokens } = trial;
  const obstacle = obstacleToTrial(trial);
  if (obstacle !== undefined) return without(trial, "does-not-fit", () => obstacle);
  const memory = memoryOfGpu(gpu, model.architecture, weights.bytes, engine);
  if (memory.cache <= 0) return without(trial, "does-not-fit", () => tooHeavy(memory), memory);
  const { kvLayout } = model.architecture;
  if (kvLayout === "none") {
    return { trial, memory, verdict: "fits", cacheTokens: 0, concurrentRequests: engine.maxSequences };
  }
  if (kvLayout !== "full") return without(trial, "not-predictable", () => unpredictable(model), memory);
  const bytesPerToken = cacheBytesPerToken(model.architecture, engine);
  const sure = cacheTokens(cautiousCache(memory.cache), bytesPerToken);
  const concurrentRequests = Math.floor(sure / contextTokens);
  const predicted = cacheTokens(memory.cache, bytesPerToken);
  const wished = wishedRequests(request);
  if (concurrentRequests >= wished) {
    return { trial, memory, verdict: "fits", cacheTokens: predicted, concurrentRequests };
  }
  const reason = () => `the cache holds ${sure} tokens for sure, ${wished} × ${contextTokens} are wished for`;
  return { trial, memory, verdict: "does-not-fit", reason, cacheTokens: predicted, concurrentRequests };
}

/** A trial that leaves no room to speak of. */
function without(trial: Trial, verdict: Verdict, reason: () => string, memory?: Memory): Judged {
  const nothing = { trial, verdict, reason, cacheTokens: 0, concurrentRequests: 0 };
  return memory === undefined ? nothing : { ...nothing, memory };
}

function answer({ trial, verdict, reason, memory, ...room }: Judged, request: SizingRequest): Sizing {
  const { model, offer, weights, kvPrecision, engine, contextTokens } = trial;
  return {
    verdict,
    reasons: reason === undefined ? [] : [reason()],
    notes: verdict === "fits" ? notesOn(trial) : [],
    model,
    offer,
    precision: weights.precision,
    kvPrecision,
    engine,
    ...(memory === undefined ? {} : { memory }),
    contextTokens,
    wishedRequests: wishedRequests(request),
    ...room,
    engineFlags: verdict === "fits" ? engineFlags(trial) : [],
  };
}

/** A prediction may be wrong by 15 %, and newer engines keep a little more for themselves. */
function cautiousCache(gib: number): number {
  return Math.min(gib * engineMemory.cautiousShare, gib - engineMemory.cautiousGib);
}

const defaultContextTokens = 32_768;
const smallGpuGib = 30;

function wishedContext({ model, contextTokens }: SizingRequest): number {
  return contextTokens ?? Math.min(model.contextTokens, defaultContextTokens);
}

function wishedRequests({ concurrentRequests = 1 }: SizingRequest): number {
  return concurrentRequests;
}

function engineFor(request: SizingRequest, visibleGib: number): Trial["engine"] {
  const { model, offer, tensorParallel, memoryUtilisation, maxBatchedTokens, maxSequences } = request;
  const sequences = maxSequences ?? Math.min(256, Math.max(16, 4 * wishedRequests(request)));
  // An encoder reads a text in one piece, so a step has to take the longest one.
  const atOnce = model.architecture.kvLayout === "none" ? wishedContext(request) : sequences;
  return {
    tensorParallel: tensorParallel ?? mostGpus(model.architecture.attentionHeads, offer.gpu?.count ?? 1),
    memoryUtilisation: memoryUtilisation ?? 0.9,
    maxBatchedTokens: Math.max(atOnce, maxBatchedTokens ?? (visibleGib < smallGpuGib ? 2048 : 8192)),
    maxSequences: sequences,
    kvBytesPerValue: kvBytes[request.kvPrecision ?? "auto"],
  };
}

/** The most GPUs of a machine over which attention heads can be spread evenly. */
function mostGpus(heads: number, count: number): number {
  for (let gpus = count; gpus > 1; gpus--) if (heads % gpus === 0) return gpus;
  return 1;
}

function tooHeavy({ cache }: Memory): string {
  return `the weights and what the engine needs are ${(-cache).toFixed(1)} GiB more than a GPU may use`;
}

function unpredictable({ architecture, id }: Model): string {
  return `${id} keeps a ${architecture.kvLayout} cache: how much the engine sets aside for it differs by version, so only a start on the machine tells`;
}

const rank: Readonly<Record<Verdict, number>> = { fits: 2, "not-predictable": 1, "does-not-fit": 0 };

function isNearer(a: Judged, b: Judged): boolean {
  if (rank[a.verdict] !== rank[b.verdict]) return rank[a.verdict] > rank[b.verdict];
  if (a.concurrentRequests !== b.concurrentRequests) return a.concurrentRequests > b.concurrentRequests;
  return (a.memory?.cache ?? -Infinity) > (b.memory?.cache ?? -Infinity);
}

/** The answer where there is nothing to try. */
function refused(request: SizingRequest, reason: string): Sizing {
  const { model, offer, precision, kvPrecision = "auto" } = request;
  return {
    verdict: "does-not-fit",
    reasons: [reason],
    notes: [],
    model,
    offer,
    precision: precision ?? model.weights[0]?.precision ?? "bf16",
    kvPrecision,
    engine: engineFor(request, 0),
    contextTokens: wishedContext(request),
    wishedRequests: wishedRequests(request),
    cacheTokens: 0,
    concurrentRequests: 0,
    engineFlags: [],
  };
}

export type { Sizing, SizingRequest, Verdict } from "./sizing.ts";
