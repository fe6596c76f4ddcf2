import { compare } from "../../audit/audit.ts";
import { operatorBehind } from "../../audit/jurisdiction.ts";
import type { Node } from "../../audit/node.ts";

/** A host outside that a plan's machines talk to. */
export interface Host {
  readonly host: string;
  /** Who runs it, and its country. Unset: nobody listed it. */
  readonly name?: string;
  readonly country?: string;
  readonly pointer: string;
}

/** Each host once; the plan's own domains lead back into it. */
export function hostsOf(nodes: readonly Node[]): Host[] {
  const found = new Map<string, Host>();
  for (const { facts } of nodes) {
    if (facts.endpoints?.state !== "known") continue;
    for (const endpoint of facts.endpoints.value) {
      const operator = operatorBehind(endpoint);
      if (operator?.country === "") continue;
      found.set(endpoint.host, {
        host: endpoint.host,
        ...(operator === undefined ? {} : { name: operator.name, country: operator.country }),
        pointer: facts.endpoints.evidence.pointer,
      });
    }
  }
  return [...found.values()].sort((a, b) => compare(a.host, b.host));
}
