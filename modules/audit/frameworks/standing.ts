import type { Audit } from "../audit.ts";
import { type Outcome, outcomes } from "../verdict.ts";
import type { Framework, Requirement } from "./framework.ts";

/** Where the audit leaves a requirement. "silent": no plan can show anything about it. */
export type Standing = "failing" | "waived" | "unknown" | "supported" | "silent" | "not-applicable";

export interface RequirementStanding extends Requirement {
  readonly standing: Standing;
  readonly counts: { readonly [O in Outcome]: number };
  /** Verdicts that the plan decides, of those that a plan could decide. What is not decided may hold or not. */
  readonly seen: { readonly decided: number; readonly decidable: number };
}

/** How the verdicts bear on the requirements of a text. A vector, never one number: no percentage of a text exists. */
export function standings(framework: Framework, audit: Audit): readonly RequirementStanding[] {
  const byRule = new Map<string, Record<Outcome, number>>();
  for (const { rule, outcome } of audit.verdicts) {
    const counts = byRule.get(rule) ?? none();
    counts[outcome]++;
    byRule.set(rule, counts);
  }
  return framework.requirements.map((requirement) => {
    const counts = none();
    for (const rule of requirement.rules) {
      const own = byRule.get(rule);
      if (own !== undefined) for (const outcome of outcomes) counts[outcome] += own[outcome];
    }
    const decided = counts.pass + counts.fail + counts.waived;
    const seen = { decided, decidable: decided + counts.unknown };
    return { ...requirement, standing: standingOf(counts, requirement), counts, seen };
  });
}

function none(): Record<Outcome, number> {
  return Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
}

function standingOf(counts: { readonly [O in Outcome]: number }, { rules }: Requirement): Standing {
  if (rules.length === 0) return "silent";
  if (counts.fail > 0) return "failing";
  if (counts.waived > 0) return "waived";
  if (counts.unknown > 0) return "unknown";
  if (counts.pass > 0) return "supported";
  return counts["not-observable"] + counts["provider-attested"] > 0 ? "silent" : "not-applicable";
}
