import type { Audit } from "./audit.ts";
import { type Severity, severities } from "./rule.ts";

/** The share of unknown verdicts from which an audit says nothing worth a green light, in percent. */
export const defaultMaxUnknownPercent = 50;

/** Unknown verdicts among those that a plan can decide, in percent. */
export function unknownPercent({ counts }: Pick<Audit, "counts">): number {
  const decidable = counts.pass + counts.fail + counts.unknown;
  return decidable === 0 ? 0 : (100 * counts.unknown) / decidable;
}

/** From where on an audit is no longer green. */
export interface Limits {
  readonly maxUnknownPercent: number;
  /** The least severity of a failed rule that fails the audit. */
  readonly failOn: Severity;
}

export const defaultLimits: Limits = { maxUnknownPercent: defaultMaxUnknownPercent, failOn: "low" };

function weigh(severity: Severity): number {
  return severities.indexOf(severity);
}

export type Conclusion = "passed" | "failed" | "too-much-unknown";

/**
 * What the audit comes to. A failed rule decides. Without one, too large a share of unknown verdicts does, and so does
 * a plan with resources of which no rule looked at any: silence is not a pass.
 */
export function conclude(audit: Audit, { maxUnknownPercent, failOn }: Limits): Conclusion {
  const grave = new Set(
    audit.rules.filter((rule) => weigh(rule.severity) >= weigh(failOn)).map(({ id }) => id),
  );
  if (audit.verdicts.some(({ outcome, rule }) => outcome === "fail" && grave.has(rule))) return "failed";
  const blind = audit.uncovered.length > 0 && audit.verdicts.every(({ address }) => address === "");
  return blind || unknownPercent(audit) > maxUnknownPercent ? "too-much-unknown" : "passed";
}
