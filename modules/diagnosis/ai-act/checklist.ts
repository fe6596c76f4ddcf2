import type { Fact } from "../../audit/fact.ts";
import { framework as aiAct } from "../../audit/frameworks/ai-act.ts";
import { requirement } from "../../audit/frameworks/framework.ts";
import { type Standing, standings } from "../../audit/frameworks/standing.ts";
import type { Node } from "../../audit/node.ts";
import type { Outcome } from "../../audit/verdict.ts";
import type { AuditedPlan } from "../plan-dependencies.ts";
import type { ChecklistItem } from "./item.ts";
import { checklistItems } from "./items.ts";

/** A duty with what one plan shows of it. */
export interface CheckedItem extends ChecklistItem {
  readonly standing: Standing;
  /** Where the rules that bear on it looked; empty where none does. */
  readonly evidence: readonly {
    readonly rule: string;
    readonly address: string;
    readonly outcome: Outcome;
    readonly pointer: string;
  }[];
}

/** Where logs are kept, and for how long, as the plan tells. */
export interface LogPlace {
  readonly address: string;
  readonly retentionDays: Told<number>;
  readonly country: Told<string>;
}
export type Told<T> =
  | { readonly value: T; readonly pointer: string }
  | { readonly unknown: true; readonly pointer: string };

export interface Checklist {
  readonly plan: string;
  readonly sha256: string;
  readonly rehearsed: boolean;
  readonly logs: readonly LogPlace[];
  readonly items: readonly CheckedItem[];
}

/** What a plan shows of the duties on logs and of deployers, and what it cannot show. */
export function checklistOf({ source, audit }: AuditedPlan): Checklist {
  const { name, sha256, rehearsed } = source;
  return {
    plan: name,
    sha256,
    rehearsed,
    logs: audit.graph
      .of("log.sink")
      .filter(keepsLogs)
      .map(({ address, pointer, facts }) => ({
        address,
        retentionDays: told(facts.retentionDays, pointer),
        country: told(facts.country, pointer),
      })),
    items: checklistItems.map((item) => checked(item, audit)),
  };
}

/** The duties are on logs: a place that is known to hold metrics alone is none. */
function keepsLogs({ facts: { signalType } }: Node): boolean {
  return signalType?.state !== "known" || signalType.value !== "metrics";
}

function checked(item: ChecklistItem, audit: AuditedPlan["audit"]): CheckedItem {
  const rules = rulesOf(item);
  const asked = requirement(item.id, item.duty, item.asks, "indicative", rules.join(" "));
  const [found] = standings({ ...aiAct, requirements: [asked] }, audit);
  return {
    ...item,
    standing: found?.standing ?? "silent",
    evidence: audit.verdicts
      .filter(({ rule, outcome }) => rules.includes(rule) && outcome !== "not-applicable")
      .map(({ rule, address, outcome, evidence }) => ({
        rule,
        address,
        outcome,
        pointer: evidence[0]?.pointer ?? "",
      })),
  };
}

/** The audit's framework says which rules bear on a requirement: it is the one place that does. */
function rulesOf({ requirement: id, rules = [] }: ChecklistItem): readonly string[] {
  const mapped = aiAct.requirements.find((one) => one.id === id)?.rules ?? [];
  return [...mapped, ...rules];
}

function told<T>(fact: Fact<T> | undefined, pointer: string): Told<T> {
  if (fact?.state === "known") return { value: fact.value, pointer: fact.evidence.pointer };
  return { unknown: true, pointer: fact?.evidence.pointer ?? pointer };
}
