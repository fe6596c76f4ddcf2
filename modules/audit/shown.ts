import { type Answer, always, isFalse } from "./answer.ts";
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

/** What has its own encryption, such as SSH, needs no TLS. */
export function needsTls({ facts: { carriesSsh } }: Node): Answer {
  return carriesSsh === undefined ? always("yes") : isFalse(carriesSsh);
}
