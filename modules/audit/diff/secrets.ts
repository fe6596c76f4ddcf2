import { compare } from "../audit.ts";
import type { Graph } from "../graph.ts";
import type { Node } from "../node.ts";

/** A secret that the state will hold and did not hold before. */
export interface NewSecret {
  readonly address: string;
  readonly attribute: string;
}

export function newSecrets(
  before: Graph,
  after: Graph,
  nameBefore: (address: string) => string,
): NewSecret[] {
  const old = new Set(
    before.nodes.flatMap((node) => attributes(node).map((name) => `${node.address} ${name}`)),
  );
  return after.nodes
    .flatMap((node) =>
      attributes(node)
        .filter((name) => !old.has(`${nameBefore(node.address)} ${name}`))
        .map((attribute) => ({ address: node.address, attribute })),
    )
    .sort((a, b) => compare(a.address, b.address) || compare(a.attribute, b.attribute));
}

function attributes({ secrets }: Node): string[] {
  return [...new Set(secrets.map(({ path }) => path.filter((key) => typeof key === "string").join(".")))];
}
