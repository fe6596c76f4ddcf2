import type { Audit } from "../audit.ts";
import { type Outcome, outcomes } from "../verdict.ts";
import type { Framework, Requirement } from "./framework.ts";

/** Where the audit leaves a requirement. "silent": no plan can show anything about it. */
export type Standing = "failing" | "waived" | "unknown" | "supported" | "silent" | "not-applicable";

export interface RequirementStanding extends Requirement {
  readonly standing: Standing;
  readonly counts: { readonly [O in Outcome]: number };
}

/** How the verdicts bear on the requirements of a text. A vector, never one number: no percentage of a text exists. */
export function standings(framework: Framework, audit: Audit): readonly RequirementStanding[] {
  return framework.requirements.map((requirement) => {
    const rules = new Set(requirement.rules);
    const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
    for (const { rule, outcome } of audit.verdicts) if (rules.has(rule)) counts[outcome]++;
    return { ...requirement, standing: standingOf(counts, requirement), counts };
  });
}

function standingOf(counts: { readonly [O in Outcome]: number }, { rules }: Requirement): Standing {
  if (rules.length === 0) return "silent";
  if (counts.fail > 0) return "failing";
  if (counts.waived > 0) return "waived";
  if (counts.unknown > 0) return "unknown";
  if (counts.pass > 0) return "supported";
  return counts["not-observable"] + counts["provider-attested"] > 0 ? "silent" : "not-applicable";
}
