import { type Audit, compare } from "../audit.ts";
import type { Fact } from "../fact.ts";
import { portsText } from "../flow.ts";
import { operatorBehind } from "../jurisdiction.ts";
import type { Node } from "../node.ts";
import type { Words } from "../rule.ts";
import { same, useWords } from "./ways.ts";

/** One flow that the plan allows or makes: a rule of a filter, its default, or a host that a resource uses. */
export interface FlowLine {
  readonly resource: string;
  readonly direction: Words;
  readonly action: Words;
  readonly protocol: Words;
  readonly ports: Words;
  readonly peer: Words;
  readonly operator: Words;
  /** ISO 3166-1 alpha-2 of the operator; empty where there is none. */
  readonly country: Words;
  /** JSON pointer into the plan. */
  readonly evidence: string;
  /** In the words of the rule; people fill in what is empty. */
  readonly justification: string;
}

const unknown: Words = { en: "unknown", fr: "inconnu" };
const spoken: { readonly [english: string]: Words } = {
  inbound: { en: "inbound", fr: "entrant" },
  outbound: { en: "outbound", fr: "sortant" },
  accept: { en: "accept", fr: "accepte" },
  drop: { en: "drop", fr: "rejette" },
  ANY: { en: "ANY", fr: "TOUS" },
  all: { en: "all", fr: "tous" },
  unknown,
};
const none = same("");

/** Every flow of a plan, in an order that the plan's own order does not change. */
export function flowLines({ graph }: Pick<Audit, "graph">): readonly FlowLine[] {
  return graph.nodes
    .flatMap((node) => [...defaults(node), ...rules(node), ...hosts(node)])
    .map((line) => [JSON.stringify(line), line] as const)
    .sort(([a], [b]) => compare(a, b))
    .map(([, line]) => line);
}

function defaults({ address, facts, pointer }: Node): FlowLine[] {
  const sides = [
    ["inbound", facts.inboundDefault],
    ["outbound", facts.outboundDefault],
  ] as const;
  return sides.flatMap(([direction, fact]) =>
    fact === undefined
      ? []
      : [
          {
            resource: address,
            direction: speak(direction),
            action: shown(fact),
            protocol: speak("ANY"),
            ports: speak("all"),
            peer: { en: "whatever no rule names", fr: "tout ce qu’aucune règle ne nomme" },
            operator: none,
            country: none,
            evidence: pointer,
            justification: "",
          },
        ],
  );
}

function rules({ address, facts, pointer }: Node): FlowLine[] {
  const { flows } = facts;
  if (flows === undefined || flows.state === "absent") return [];
  const blank = { resource: address, protocol: none, ports: none, peer: none, operator: none, country: none };
  if (flows.state !== "known") {
    const { evidence } = flows;
    return [{ ...blank, direction: unknown, action: unknown, evidence: evidence.pointer, justification: "" }];
  }
  return flows.value.map((flow) => ({
    ...blank,
    direction: speak(flow.direction),
    action: shown(flow.action),
    protocol: shown(flow.protocol),
    ports: speak(portsText(flow)),
    peer: shown(flow.peer),
    evidence: flow.peer.evidence.pointer || pointer,
    justification: flow.description?.state === "known" ? flow.description.value : "",
  }));
}

function hosts({ address, facts }: Node): FlowLine[] {
  const { endpoints } = facts;
  if (endpoints?.state !== "known") return [];
  return endpoints.value.map((endpoint) => {
    const operator = operatorBehind(endpoint);
    return {
      resource: address,
      direction: speak("outbound"),
      action: { en: "uses", fr: "utilise" },
      protocol: useWords[endpoint.use],
      ports: none,
      peer: same(endpoint.host),
      operator: operator === undefined ? unknown : same(operator.name),
      country: operator === undefined ? unknown : same(operator.country),
      evidence: endpoints.evidence.pointer,
      justification: "",
    };
  });
}

function shown(fact: Fact<string>): Words {
  if (fact.state === "known") return speak(fact.value);
  return fact.state === "absent" ? { en: "not set", fr: "non renseigné" } : unknown;
}

function speak(text: string): Words {
  return Object.hasOwn(spoken, text) ? (spoken[text] ?? same(text)) : same(text);
}
