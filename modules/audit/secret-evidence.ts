import { type MaskedPlace, pointerOf } from "../plan/index.ts";
import { type Answer, always } from "./answer.ts";
import type { Evidence } from "./fact.ts";
import type { Node } from "./node.ts";

/** Says where a secret stands and how it was recognised, and nothing of it. */
export function secretEvidence(node: Node, place: MaskedPlace): Evidence {
  return {
    pointer: `${node.pointer}${pointerOf(place.path)}`,
    shown: "(sensitive)",
    note: `${place.path.filter((key) => typeof key === "string").join(".")}: ${place.reason.replaceAll("-", " ")}`,
  };
}

/**
 * What secrets at these places mean for "there is no secret": no. Text that only looks drawn at random is hidden all
 * the same, but names and checksums look so too: then nobody can tell. Undefined where there is no place.
 */
export function noSecretAmong(node: Node, places: readonly MaskedPlace[]): Answer | undefined {
  if (places.length === 0) return undefined;
  const certain = places.filter(({ reason }) => reason !== "high-entropy");
  const shown = certain.length > 0 ? certain : places;
  return always(certain.length > 0 ? "no" : "unknown", ...shown.map((place) => secretEvidence(node, place)));
}
