import { compare } from "../audit.ts";
import { type Flow, isEverywhere } from "../flow.ts";
import type { Graph } from "../graph.ts";
import { operatorBehind } from "../jurisdiction.ts";
import { isInEea } from "../knowledge/eea.ts";
import type { Node } from "../node.ts";

/** A way out of the infrastructure that was not there before. */
export interface NewFlow {
  readonly address: string;
  /** A host, or a network with its ports. */
  readonly to: string;
  /** The host's operator and its country, where known. */
  readonly operator?: string;
}

export interface NewJurisdiction {
  /** ISO 3166-1 alpha-2 code. */
  readonly country: string;
  readonly inEea: boolean;
  /** Resources placed there, or hosts run from there. */
  readonly because: readonly string[];
}

export function newFlows(before: Graph, after: Graph, nameBefore: (address: string) => string): NewFlow[] {
  const old = new Set(
    before.nodes.flatMap((node) => [...waysOut(node).keys()].map((way) => `${node.address} ${way}`)),
  );
  return after.nodes
    .flatMap((node) =>
      [...waysOut(node)]
        .filter(([way]) => !old.has(`${nameBefore(node.address)} ${way}`))
        .map(
          ([to, operator]): NewFlow => ({
            address: node.address,
            to,
            ...(operator === undefined ? {} : { operator }),
          }),
        ),
    )
    .sort((a, b) => compare(a.address, b.address) || compare(a.to, b.to));
}

/** Hosts with who runs them, and networks. */
function waysOut({ facts }: Node): ReadonlyMap<string, string | undefined> {
  const ways = new Map<string, string | undefined>();
  for (const endpoint of facts.endpoints?.state === "known" ? facts.endpoints.value : []) {
    const operator = operatorBehind(endpoint);
    const country = operator === undefined || operator.country === "" ? "" : ` (${operator.country})`;
    ways.set(endpoint.host, operator && `${operator.name}${country}`);
  }
  for (const flow of facts.flows?.state === "known" ? facts.flows.value.filter(leaves) : [])
    ways.set(describe(flow), undefined);
  if (facts.outboundDefault?.state === "known" && facts.outboundDefault.value === "accept")
    ways.set("everywhere, by default", undefined);
  return ways;
}

function leaves({ direction, action }: Flow): boolean {
  return direction === "outbound" && !(action.state === "known" && action.value === "drop");
}

function describe({ peer, ports, protocol }: Flow): string {
  const where =
    peer.state === "known" ? (isEverywhere(peer.value) ? "everywhere" : peer.value) : "an unknown network";
  const what = protocol.state === "known" ? protocol.value : "unknown protocol";
  if (ports.state !== "known") return `${where}, ${what}, unknown ports`;
  const { from, to } = ports.value;
  return `${where}, ${what} ${from === to ? from : `${from}-${to}`}`;
}

export function newJurisdictions(before: Graph, after: Graph): NewJurisdiction[] {
  const old = countriesOf(before);
  return [...countriesOf(after)]
    .filter(([country]) => !old.has(country))
    .map(([country, because]) => ({ country, inEea: isInEea(country), because: [...because].sort(compare) }))
    .sort((a, b) => compare(a.country, b.country));
}

function countriesOf(graph: Graph): Map<string, Set<string>> {
  const countries = new Map<string, Set<string>>();
  const add = (country: string, because: string) =>
    countries.set(country, (countries.get(country) ?? new Set()).add(because));
  for (const { address, facts } of graph.nodes) {
    if (facts.country?.state === "known") add(facts.country.value, address);
    if (facts.endpoints?.state !== "known") continue;
    for (const endpoint of facts.endpoints.value) {
      const operator = operatorBehind(endpoint);
      if (operator !== undefined && operator.country !== "")
        add(operator.country, `${endpoint.host} (${operator.name})`);
    }
  }
  return countries;
}
