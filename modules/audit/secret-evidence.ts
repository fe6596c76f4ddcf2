import { type MaskedPlace, pointerOf } from "../plan/index.ts";
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
