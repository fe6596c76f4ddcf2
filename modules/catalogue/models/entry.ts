import type { Architecture, KvLayout, Model, Precision, Weights } from "../model.ts";
import type { Mark, Provenance } from "../provenance.ts";

const gb = 1e9;

/** A checkpoint whose size was added up from a file list. */
export function listed(precision: Precision, sizeGb: number, more: Partial<Weights> = {}): Weights {
  return { precision, bytes: Math.round(sizeGb * gb), mark: "verified", ...more };
}

/** A checkpoint whose size is parameters times their width: nobody has looked at the files. */
export function computed(precision: Precision, sizeGb: number, more: Partial<Weights> = {}): Weights {
  return { precision, bytes: Math.round(sizeGb * gb), mark: "recalled", ...more };
}

/** The shape in the order in which model cards list it. */
export function shape(
  layers: number,
  [attentionHeads, kvHeads, headSize]: readonly [number, number, number],
  [hiddenSize, intermediateSize]: readonly [number, number],
  vocabulary: number,
  kvLayout: KvLayout = "full",
): Architecture {
  return { layers, attentionHeads, kvHeads, headSize, hiddenSize, intermediateSize, vocabulary, kvLayout };
}

/** Network shapes and sizes do not change; licences and engines around them do, so entries last a year. */
export function seen(mark: Mark, source: string): Provenance {
  return { mark, source, checkedOn: "2026-11-24", expiresOn: "2027-11-24" };
}

/** Read in the `config.json` of the hub repository. */
export const config = seen("verified", "config.json of the hub repository");

/** Compared with a public copy of `config.json` too. */
export const mirror = seen(
  "verified",
  "config.json as copied in ai-dynamo/aiconfigurator model_configs (2026-08-21), Lightning-AI/litgpt config.py (2026-06-29) or vllm-project/vllm tests/config",
);

export const recalled = (source: string): Provenance => seen("recalled", source);

/** Fields that a family shares. */
export type Family = Pick<
  Model,
  "family" | "developer" | "developerCountry" | "licence" | "task" | "minimumComputeCapability"
> &
  Partial<Pick<Model, "toolCallParser" | "minimumEngineVersion">>;

/** An entry of a family. */
type Entry = Partial<Family> &
  Pick<Model, "id" | "hubId" | "parameters" | "weights" | "architecture" | "contextTokens" | "provenance"> &
  Partial<Pick<Model, "activeParameters" | "note">>;

/** A model of a family: what it says wins over what the family shares. */
export function entryOf(family: Family): (entry: Entry) => Model {
  return (entry) => ({ toolCallParser: null, ...family, ...entry });
}

export const billion = 1e9;
export const kibi = 1024;
