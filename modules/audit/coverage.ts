import type { MaskedPlan } from "../plan/index.ts";
import type { Path } from "../plan/json.ts";
import { compare, concerns } from "./audit.ts";
import type { Fact } from "./fact.ts";
import { buildGraph, type Graph } from "./graph.ts";
import type { CloudMapper } from "./mapper.ts";
import type { Node } from "./node.ts";
import { type CoverageClass, coverageClasses, type ListedType } from "./provider-types.ts";
import type { Rule } from "./rule.ts";
import { type Companions, Surroundings } from "./surroundings.ts";
import type { View } from "./view.ts";

export { coverageText } from "./coverage-text.ts";

/** What the audit knows about one resource type. */
export interface TypeCoverage extends ListedType {
  /** Neutral class; undefined where no mapper knows it. */
  readonly class?: string;
  /** Ids of the rules that a plan can decide for it. */
  readonly rules: readonly string[];
  /** Types whose rules read it, too. */
  readonly readBy: readonly string[];
}

/** How many types of a class a provider has, and how many of them the audit looks at. */
export interface ClassCoverage {
  readonly coverageClass: CoverageClass;
  readonly types: number;
  readonly covered: number;
}

/** For every listed type, the rules that can decide something about it. A type without any is listed, not left out. */
export function coverageOf(
  listed: readonly ListedType[],
  rules: readonly Rule[],
  clouds: readonly CloudMapper[],
): readonly TypeCoverage[] {
  const plan = planOfUnknowns(listed);
  const around = new WatchedSurroundings(plan);
  const graph = buildGraph(plan, clouds, around);
  const nodes = new Map(graph.nodes.map((node) => [node.type, node]));
  const secret = new Set(clouds.flatMap(({ secretAttributes }) => secretAttributes.map(({ type }) => type)));
  return [...listed]
    .sort((a, b) => compare(a.provider, b.provider) || compare(a.type, b.type))
    .map((one) => {
      const node = nodes.get(one.type);
      const readBy = [...(around.readers.get(one.type) ?? [])].sort(compare);
      if (node === undefined) return { ...one, rules: [], readBy };
      const holdsSecret = one.holdsSecret || secret.has(one.type);
      const deciding = rules.filter((rule) => decides(rule, node, graph, holdsSecret)).map(({ id }) => id);
      return { ...one, class: node.class, rules: deciding.sort(compare), readBy };
    });
}

export function isCovered({ rules, readBy }: TypeCoverage): boolean {
  return rules.length > 0 || readBy.length > 0;
}

/** One provider's coverage by what is at stake. */
export function byCoverageClass(coverage: readonly TypeCoverage[]): readonly ClassCoverage[] {
  return coverageClasses.map((coverageClass) => {
    const types = coverage.filter((one) => one.coverageClass === coverageClass);
    return { coverageClass, types: types.length, covered: types.filter(isCovered).length };
  });
}

/** A rule that answers "not observable" whatever is written there looks at nothing. */
function decides(rule: Rule, node: Node, graph: Graph, holdsSecret: boolean): boolean {
  // A rule on every resource is no knowledge about this type, unless it is known to hold a secret.
  if (rule.appliesTo === "every") return holdsSecret;
  if (!concerns(rule, node)) return false;
  return !["unobservable", "attested", "not-applicable"].includes(rule.check(node, graph).truth);
}

/** Notes which types are read for the sake of others. */
class WatchedSurroundings extends Surroundings {
  readonly readers = new Map<string, Set<string>>();

  override companions(of: View, type: string, ...path: Path): Companions {
    this.#note(of, type);
    return super.companions(of, type, ...path);
  }

  override one(from: View, type: string, ...path: Path): Fact<View> {
    this.#note(from, type);
    return super.one(from, type, ...path);
  }

  override all(reader: View, type: string): readonly View[] {
    this.#note(reader, type);
    return super.all(reader, type);
  }

  #note({ resource }: View, type: string): void {
    const readers = this.readers.get(type) ?? new Set<string>();
    if (resource.type !== type) readers.add(resource.type);
    this.readers.set(type, readers);
  }
}

/** One resource of each type, of which nothing is known yet: what a rule then says is what it can ever ask. */
function planOfUnknowns(listed: readonly ListedType[]): MaskedPlan {
  return {
    kind: "plan",
    formatVersion: "1.2",
    terraformVersion: "none",
    masked: true,
    variables: [],
    outputs: [],
    configuration: {},
    resources: listed.map(({ provider, type }) => ({
      pointer: "",
      address: `${type}.any`,
      mode: "managed",
      type,
      provider,
      action: "create",
      after: {},
      afterUnknown: true,
      beforeSensitive: false,
      afterSensitive: false,
      secrets: [],
    })),
  };
}
