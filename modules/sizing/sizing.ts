import type { Offer } from "../catalogue/cloud.ts";
import type { Model, Precision } from "../catalogue/model.ts";
import type { Engine, Memory } from "./memory.ts";

/** What should run, and on what. What is left out is chosen. */
export interface SizingRequest {
  readonly model: Model;
  /** A machine with GPUs. */
  readonly offer: Offer;
  /** @default - the most precise checkpoint with a quarter to spare, else the most precise with which the wish fits */
  readonly precision?: Precision;
  /** Bytes of a cached value: `auto` is two, `fp8` one. @default - `fp8` only if the wish fits no other way */
  readonly kvPrecision?: KvPrecision;
  /** Longest prompt plus answer, in tokens. @default - the model's own, 32768 at most */
  readonly contextTokens?: number;
  /** Answers written at the same time, each at full length. @default 1 */
  readonly concurrentRequests?: number;
  /** GPUs that share the model. @default - as many of the offer as the attention heads can be divided by */
  readonly tensorParallel?: number;
  /** Share of the visible memory that the engine may use. @default 0.9 */
  readonly memoryUtilisation?: number;
  /** Tokens that one step takes in. @default - 8192, or 2048 on GPUs below 30 GiB */
  readonly maxBatchedTokens?: number;
  /** Requests that run at the same time, most of them shorter. @default - four times the wish, 16 to 256 */
  readonly maxSequences?: number;
}

export type KvPrecision = "auto" | "fp8";

/**
 * `fits`: weights, cache for all requests and reserve have room. `does-not-fit`: they have not, or the engine would
 * refuse to start. `not-predictable`: what the engine sets aside for this model depends on its version.
 */
export type Verdict = "fits" | "does-not-fit" | "not-predictable";

/** The answer, with everything it was computed from. */
export interface Sizing {
  readonly verdict: Verdict;
  /** Why it does not fit or cannot be predicted; empty where it fits. */
  readonly reasons: readonly string[];
  /** What to know where it fits. */
  readonly notes: readonly string[];
  readonly model: Model;
  readonly offer: Offer;
  readonly precision: Precision;
  readonly kvPrecision: KvPrecision;
  readonly engine: Engine;
  /** Memory of one GPU; absent where the machine was refused before any arithmetic. */
  readonly memory?: Memory;
  readonly contextTokens: number;
  /** Requests wished for at the same time. */
  readonly wishedRequests: number;
  /** Predicted cache in tokens, within about 15 %; 0 where it cannot be predicted. */
  readonly cacheTokens: number;
  /** Requests of full length at the same time that may be counted on. */
  readonly concurrentRequests: number;
  /**
   * What the engine has to be started with so that what was sized is what runs, as `--name=value`. Empty unless the
   * verdict is `fits`.
   */
  readonly engineFlags: readonly string[];
}
