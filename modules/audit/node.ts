import type { Action, MaskedPlace } from "../plan/index.ts";
import type { Evidence, Fact } from "./fact.ts";
import type { FactName, Facts, FactTypes } from "./fact-types.ts";
import type { NodeClass } from "./node-class.ts";

export type { Encryption, FactName, Facts, FactTypes } from "./fact-types.ts";
export { type NodeClass, nodeClasses } from "./node-class.ts";

export type EdgeKind =
  | "attached-to"
  | "encrypted-by"
  | "protected-by"
  | "logs-to"
  | "backs-up"
  | "owned-by"
  | "granted-to";

export interface Edge {
  readonly kind: EdgeKind;
  readonly to: string;
  readonly certain: boolean;
}

/** Where a resource was written, as the manifest of its stack says. */
export interface Origin {
  /** Path of the construct. */
  readonly path: string;
  /** Relative to the project. */
  readonly file?: string;
  readonly line?: number;
}

/** "stacks/small.ts:12", or the construct's path where the file is not known. */
export function placeOf({ path, file, line }: Origin): string {
  return file === undefined ? path : `${path} · ${file}:${line}`;
}

/** One resource of the plan, in neutral terms. */
export interface Node {
  readonly address: string;
  readonly previousAddress?: string;
  /** The provider's name of the type, to be shown. */
  readonly type: string;
  readonly class: NodeClass;
  /** Name of the mapper that made it. */
  readonly cloud: string;
  readonly pointer: string;
  readonly action: Action;
  readonly facts: Facts;
  readonly edges: readonly Edge[];
  /** Secrets that the plan, and so the state, holds for it. */
  readonly secrets: readonly MaskedPlace[];
  /** Holds data of the user: its loss or its place matters. */
  readonly bearsData: boolean;
  readonly origin?: Origin;
}

/** A fact of a node; what its mapper says nothing about cannot be observed. */
export function fact<K extends FactName>(node: Node, name: K): Fact<FactTypes[K]> {
  const given = node.facts[name] as Fact<FactTypes[K]> | undefined;
  return (
    given ?? {
      state: "unobservable",
      evidence: { pointer: node.pointer, shown: "", note: `${node.type} has no attribute that shows it` },
    }
  );
}

/** Evidence for a statement about the whole node. */
export function evidenceOf(node: Node, shown: string): Evidence {
  return { pointer: node.pointer, shown };
}
