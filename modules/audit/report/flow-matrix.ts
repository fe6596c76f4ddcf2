import { type Audit, compare } from "../audit.ts";
import type { Fact } from "../fact.ts";
import { portsText } from "../flow.ts";
import { operatorBehind } from "../jurisdiction.ts";
import type { Node } from "../node.ts";
import { csv } from "./csv-lines.ts";

const columns = [
  "resource",
  "direction",
  "action",
  "protocol",
  "ports",
  "peer",
  "operator",
  "country",
  "evidence",
  "justification",
];

/**
 * The flows that the plan allows or makes, one line each: rules of filters with their defaults, and hosts outside. The
 * last column holds the rule's own description; where it has none, people fill it in.
 */
export function flowMatrix({ graph }: Pick<Audit, "graph">): string {
  const lines = graph.nodes.flatMap((node) => [...defaults(node), ...rules(node), ...hosts(node)]);
  return csv([columns, ...lines.sort((a, b) => compare(a.join(), b.join()))]);
}

function defaults({ address, facts, pointer }: Node): string[][] {
  const sides = [
    ["inbound", facts.inboundDefault],
    ["outbound", facts.outboundDefault],
  ] as const;
  return sides.flatMap(([direction, fact]) =>
    fact === undefined
      ? []
      : [[address, direction, shown(fact), "ANY", "all", "whatever no rule names", "", "", pointer, ""]],
  );
}

function rules({ address, facts, pointer }: Node): string[][] {
  const { flows } = facts;
  if (flows === undefined || flows.state === "absent") return [];
  if (flows.state !== "known")
    return [[address, "unknown", "unknown", "", "", "", "", "", flows.evidence.pointer, ""]];
  return flows.value.map((flow) => [
    address,
    flow.direction,
    shown(flow.action),
    shown(flow.protocol),
    portsText(flow),
    shown(flow.peer),
    "",
    "",
    flow.peer.evidence.pointer || pointer,
    flow.description?.state === "known" ? flow.description.value : "",
  ]);
}

function hosts({ address, facts }: Node): string[][] {
  const { endpoints } = facts;
  if (endpoints?.state !== "known") return [];
  return endpoints.value.map((endpoint) => {
    const operator = operatorBehind(endpoint);
    const who = [operator?.name ?? "unknown", operator === undefined ? "unknown" : operator.country];
    return [
      address,
      "outbound",
      "uses",
      endpoint.use,
      "",
      endpoint.host,
      ...who,
      endpoints.evidence.pointer,
      "",
    ];
  });
}

function shown(fact: Fact<string>): string {
  return fact.state === "known" ? fact.value : fact.state === "absent" ? "not set" : "unknown";
}
