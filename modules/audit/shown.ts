import { type Answer, always } from "./answer.ts";
import type { Fact } from "./fact.ts";
import type { FactName, FactTypes, Node } from "./node.ts";

/** Asks about a fact that only some types of a class can show; for the others the question is pointless. */
export function ifShown<K extends FactName>(
  node: Node,
  name: K,
  ask: (fact: Fact<FactTypes[K]>) => Answer,
): Answer {
  const fact = node.facts[name] as Fact<FactTypes[K]> | undefined;
  return fact === undefined ? always("not-applicable") : ask(fact);
}
