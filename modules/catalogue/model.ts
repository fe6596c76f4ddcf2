import type { LicenceId } from "./licence.ts";
import type { Mark, Provenance } from "./provenance.ts";

/** What the numbers of a checkpoint are stored in. */
export type Precision = "fp32" | "bf16" | "fp8" | "int8" | "int4" | "mxfp4" | "nvfp4";

/**
 * How the key-value cache is laid out. Only `full` can be computed in advance: how much the engine sets aside for
 * sliding windows, hybrid state and latent attention changed from release to release. `none`: an encoder keeps no
 * cache.
 */
export type KvLayout = "full" | "sliding" | "hybrid" | "mla" | "none";

/** One checkpoint of a model: what is served, without the second copy that many hub repositories hold. */
export interface Weights {
  readonly precision: Precision;
  readonly bytes: number;
  /** Repository of this checkpoint. @default - the model's own */
  readonly hubId?: string;
  /** Arguments which the engine needs for files of this form. */
  readonly engineArguments?: readonly string[];
  readonly mark: Mark;
}

/** The shape of the network, as its `config.json` states it. */
export interface Architecture {
  readonly layers: number;
  readonly attentionHeads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly hiddenSize: number;
  /** Width of the feed-forward layer; for a mixture, of the experts that one token passes through. */
  readonly intermediateSize: number;
  /** Entries of the vocabulary: the engine sets memory aside to choose among them. */
  readonly vocabulary: number;
  readonly kvLayout: KvLayout;
}

/** A language, embedding or reranking model with open weights. */
export interface Model {
  /** Short name: lower case, usable as a served name and in paths. */
  readonly id: string;
  /** Name of the repository on the model hub. */
  readonly hubId: string;
  readonly family: string;
  readonly task: "chat" | "completion" | "embedding" | "rerank";
  readonly developer: string;
  /** ISO 3166 code of the developer's seat; `EU` for a consortium of several member states. */
  readonly developerCountry: string;
  /** All parameters, experts included. */
  readonly parameters: number;
  /** Parameters one token passes through. @default - all of them */
  readonly activeParameters?: number;
  /** Most precise first. */
  readonly weights: readonly Weights[];
  readonly architecture: Architecture;
  /** Longest prompt plus answer that the developer states. */
  readonly contextTokens: number;
  /** The engine's name of the parser for tool calls; null: the model calls no tools. */
  readonly toolCallParser: string | null;
  /** Oldest engine release that serves it; unknown where nobody wrote it down. */
  readonly minimumEngineVersion?: string;
  readonly minimumComputeCapability: number;
  readonly licence: LicenceId;
  /** What a reader should know before choosing it. */
  readonly note?: string;
  readonly provenance: Provenance;
}
