import { compare } from "../audit.ts";
import type { Graph } from "../graph.ts";
import type { Node } from "../node.ts";

/** Data that applying the new plan destroys. */
export interface DataLoss {
  readonly address: string;
  readonly type: string;
  /** "undeclared": in the old plan, not in the new one, and not deleted by it either. */
  readonly how: "deleted" | "replaced" | "undeclared";
  /** Days of retention or lock that the resource promised. */
  readonly promisedDays?: number;
}

export function dataLosses(before: Graph, after: Graph, nameBefore: (address: string) => string): DataLoss[] {
  const old = new Map(before.nodes.map((node) => [node.address, node]));
  const replaced = after.nodes.filter((node) => node.bearsData && node.action === "replace");
  const leaving = after.leaving.filter((node) => node.bearsData);
  const named = new Set([...after.nodes, ...leaving].map(({ address }) => nameBefore(address)));
  const undeclared = before.nodes.filter((node) => node.bearsData && !named.has(node.address));
  return [
    ...replaced.map((node) => loss(old.get(nameBefore(node.address)) ?? node, node.address, "replaced")),
    ...leaving.map((node) => loss(old.get(node.address) ?? node, node.address, "deleted")),
    ...undeclared.map((node) => loss(node, node.address, "undeclared")),
  ].sort((a, b) => compare(a.address, b.address));
}

function loss(node: Node, address: string, how: DataLoss["how"]): DataLoss {
  const promised = [node.facts.lockDays, node.facts.retentionDays, node.facts.backupRetentionDays].flatMap(
    (fact) => (fact?.state === "known" ? [fact.value] : []),
  );
  return {
    address,
    type: node.type,
    how,
    ...(promised.length > 0 ? { promisedDays: Math.max(...promised) } : {}),
  };
}
