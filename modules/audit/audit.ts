import type { MaskedPlan } from "../plan/index.ts";
import type { Evidence } from "./fact.ts";
import { buildGraph, type Graph } from "./graph.ts";
import type { CloudMapper } from "./mapper.ts";
import type { Node } from "./node.ts";
import type { Rule } from "./rule.ts";
import { type Outcome, outcomeFor, outcomes, type Verdict } from "./verdict.ts";
import type { LapsedWaiver } from "./waiver/waiver.ts";

/** What an audit found. The same plan and rules give the same report, byte for byte. */
export interface Audit {
  readonly verdicts: readonly Verdict[];
  readonly counts: { readonly [O in Outcome]: number };
  readonly graph: Graph;
  readonly rules: readonly Rule[];
  /** Resource types with no rule, and how many resources each has. */
  readonly uncovered: readonly TypeCount[];
  /** Waivers that did not hold. */
  readonly lapsed: readonly LapsedWaiver[];
}

export interface TypeCount {
  readonly type: string;
  readonly count: number;
}

/** Holds every rule against every resource of a plan. */
export function audit(plan: MaskedPlan, rules: readonly Rule[], clouds: readonly CloudMapper[]): Audit {
  const graph = buildGraph(plan, clouds);
  const verdicts = evaluate(graph, rules);
  return {
    verdicts,
    counts: countOutcomes(verdicts),
    graph,
    rules,
    uncovered: uncoveredTypes(graph, verdicts),
    lapsed: [],
  };
}

/** The verdicts of each rule with one outcome, in the order of the audit. */
export function byRule(audit: Audit, outcome: Outcome): readonly RuleVerdicts[] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of audit.verdicts) {
    if (verdict.outcome !== outcome) continue;
    const group = groups.get(verdict.rule);
    if (group === undefined) groups.set(verdict.rule, [verdict]);
    else group.push(verdict);
  }
  return audit.rules.flatMap((rule) => {
    const verdicts = groups.get(rule.id);
    return verdicts === undefined ? [] : [{ rule, verdicts }];
  });
}

export interface RuleVerdicts {
  readonly rule: Rule;
  readonly verdicts: readonly Verdict[];
}

export function countOutcomes(verdicts: readonly Verdict[]): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of verdicts) counts[outcome]++;
  return counts;
}

/** The verdicts in a fixed order: by rule, then by address. */
export function evaluate(graph: Graph, rules: readonly Rule[]): Verdict[] {
  const nodes = [...graph.nodes].sort((a, b) => compare(a.address, b.address));
  return [...rules]
    .sort((a, b) => compare(a.id, b.id))
    .flatMap((rule) => {
      if (rule.appliesTo === "plan") return [judge(rule, wholePlan, graph)];
      return nodes.filter((node) => concerns(rule, node)).map((node) => judge(rule, node, graph));
    });
}

/** Whether a rule looks at a node. */
export function concerns({ appliesTo }: Rule, node: Node): boolean {
  if (appliesTo === "every") return true;
  if (appliesTo === "data") return node.bearsData;
  return appliesTo !== "plan" && appliesTo.includes(node.class);
}

function judge(rule: Rule, node: Node, graph: Graph): Verdict {
  const answer = rule.check(node, graph);
  return {
    rule: rule.id,
    address: node.address,
    type: node.type,
    outcome: outcomeFor(answer.truth),
    evidence: withoutRepeats(answer.evidence),
    ...(node.origin === undefined ? {} : { origin: node.origin }),
  };
}

/** The same place can decide several parts of an answer. */
function withoutRepeats(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length < 2) return evidence;
  return [...new Map(evidence.map((item) => [`${item.pointer} ${item.note ?? ""}`, item])).values()];
}

/** Stands for the plan as a whole where a rule asks about no single resource. */
const wholePlan: Node = {
  address: "",
  type: "",
  class: "joint",
  cloud: "",
  pointer: "",
  action: "no-op",
  facts: {},
  edges: [],
  secrets: [],
  bearsData: false,
};

function uncoveredTypes(graph: Graph, verdicts: readonly Verdict[]): TypeCount[] {
  const covered = new Set(verdicts.map(({ type }) => type));
  const counts = new Map<string, number>();
  const types = [
    ...graph.unmapped.map(({ type }) => type),
    ...graph.nodes.filter((node) => node.class !== "joint").map(({ type }) => type),
  ];
  for (const type of types) if (!covered.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => compare(a.type, b.type));
}

/** By code points, so that no locale changes the order. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
