import { map } from "./fact.ts";
import type { Endpoint } from "./flow.ts";
import { bySuffix, type Operator } from "./knowledge/operators.ts";
import type { Node } from "./node.ts";

/**
 * Names the operators that the common list cannot know: the cloud itself, and the plan's own domains, which lead back
 * into this infrastructure.
 */
export function withOwnHosts(nodes: readonly Node[], hosts: { readonly [suffix: string]: Operator }): Node[] {
  const domains = nodes.flatMap(({ facts }) => (facts.domain?.state === "known" ? [facts.domain.value] : []));
  const own = { ...hosts, ...Object.fromEntries(domains.map((domain) => [domain.toLowerCase(), ourselves])) };
  return nodes.map((node) => {
    const { endpoints } = node.facts;
    if (endpoints?.state !== "known" || endpoints.value.length === 0) return node;
    const named = map(endpoints, (list) => list.map((endpoint) => name(endpoint, own)));
    return { ...node, facts: { ...node.facts, endpoints: named } };
  });
}

const ourselves: Operator = {
  name: "a domain of this plan",
  country: "",
  source: "the plan itself",
  checkedOn: undefined,
};

function name(endpoint: Endpoint, own: { readonly [suffix: string]: Operator }): Endpoint {
  const operator = bySuffix(endpoint.host, own);
  return operator === undefined ? endpoint : { ...endpoint, operator };
}
