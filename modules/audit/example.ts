import { type Fact, known, unknown } from "./fact.ts";
import type { Flow } from "./flow.ts";
import { type Graph, graphOf } from "./graph.ts";
import type { Edge, Facts, FactTypes, Node, NodeClass } from "./node.ts";

/** Stands for a value that is known after apply only. */
export const notKnown = Symbol("known after apply");
/** Stands for a value that the user leaves to the provider. */
export const leftToProvider = Symbol("left to the provider");
/** Stands for a value that is not set. */
export const notSet = Symbol("not set");

/** A node written short: each fact by its value. */
export interface ExampleNode {
  readonly class: NodeClass;
  readonly facts?: {
    readonly [K in keyof FactTypes]?: FactTypes[K] | typeof notKnown | typeof leftToProvider | typeof notSet;
  };
  readonly edges?: readonly Edge[];
  readonly secrets?: Node["secrets"];
  readonly address?: string;
  /** @default true for storage and databases */
  readonly bearsData?: boolean;
}

/** A known fact of an example. */
export function given<T>(value: T): Fact<T> {
  return known(value, { pointer: "", shown: String(value) });
}

/** An unknown fact of an example. */
export function hidden(): Fact<never> {
  return unknown("after-apply", { pointer: "", shown: "known after apply" });
}

/** One rule of a filter. */
export function flow(
  direction: Flow["direction"],
  action: "accept" | "drop",
  port: number,
  peer: string,
): Flow {
  return {
    direction,
    action: given(action),
    protocol: given("TCP"),
    ports: given({ from: port, to: port }),
    peer: given(peer),
  };
}

export function exampleGraph(examples: readonly ExampleNode[]): Graph {
  return graphOf(examples.map(exampleNode));
}

function exampleNode(example: ExampleNode, index: number): Node {
  const facts = Object.entries(example.facts ?? {}).map(([name, value]): [string, Fact<unknown>] => {
    if (value === notKnown) return [name, hidden()];
    if (value === leftToProvider) {
      return [name, unknown("provider-default", { pointer: "", shown: "not set: the provider decides" })];
    }
    if (value === notSet) return [name, { state: "absent", evidence: { pointer: "", shown: "not set" } }];
    return [name, given(value)];
  });
  return {
    address: example.address ?? `example.number_${index}`,
    type: example.class,
    class: example.class,
    cloud: "example",
    pointer: `/resource_changes/${index}/change/after`,
    action: "create",
    facts: Object.fromEntries(facts) as Facts,
    edges: example.edges ?? [],
    secrets: example.secrets ?? [],
    bearsData: example.bearsData ?? /^(?:storage|database)\./.test(example.class),
  };
}
