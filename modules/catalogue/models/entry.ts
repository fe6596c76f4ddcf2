import type { Architecture, KvLayout, Model, Precision, Weights } from "../model.ts";
import type { Mark, Provenance } from "../provenance.ts";

const gb = 1e9;

/** Checkpoint sizes in GB, as `precision: size`; a size with a `~` is parameters times width, not a file list. */
export function weights(sizes: Readonly<Partial<Record<Precision, number | `~${number}`>>>): Weights[] {
  return Object.entries(sizes).map(([precision, size]) => ({
    precision: precision as Precision,
    bytes: Math.round(Number(String(size).replace("~", "")) * gb),
    mark: typeof size === "number" ? ("verified" as const) : ("recalled" as const),
  }));
}

/** The shape in the order in which model cards list it. */
export function shape(
  layers: number,
  [attentionHeads, kvHeads, headSize]: readonly [number, number, number],
  [hiddenSize, intermediateSize]: readonly [number, number],
  kvLayout: KvLayout = "full",
): Architecture {
  return { layers, attentionHeads, kvHeads, headSize, hiddenSize, intermediateSize, kvLayout };
}

/** Network shapes and sizes do not change; licences and engines around them do, so entries last a year. */
export function seen(mark: Mark, source: string): Provenance {
  return { mark, source, checkedOn: "2026-11-24", expiresOn: "2027-11-24" };
}

/** Fields that a family shares. */
export type Family = Pick<
  Model,
  "family" | "developer" | "developerCountry" | "licence" | "task" | "minimumComputeCapability"
> &
  Partial<Pick<Model, "toolCallParser" | "engineArguments" | "minimumEngineVersion">>;

type Entry = Partial<Family> &
  Pick<Model, "id" | "hubId" | "parameters" | "weights" | "architecture" | "contextTokens" | "provenance"> &
  Partial<Pick<Model, "activeParameters" | "note">>;

/** A model of a family: what it says wins over what the family shares. */
export function entryOf(family: Family): (entry: Entry) => Model {
  return (entry) => ({ toolCallParser: null, ...family, ...entry });
}

export const billion = 1e9;
export const kibi = 1024;
