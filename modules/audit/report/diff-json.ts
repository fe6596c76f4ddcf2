import type { DiffCost } from "../diff/cost.ts";
import { type AuditDiff, concludeDiff } from "../diff/diff.ts";
import type { Source } from "../source.ts";

/** The diff as JSON; the same two plans give the same bytes. */
export function jsonDiff(diff: AuditDiff, before: Source, after: Source, cost: DiffCost): string {
  const source = ({ name, sha256, rehearsed }: Source) => ({ name, sha256, rehearsed });
  return `${JSON.stringify(
    {
      format: "sovereign-diff/1",
      before: source(before),
      after: source(after),
      conclusion: concludeDiff(diff),
      ...diff,
      costPerMonthEur: {
        before: cost.before.total,
        after: cost.after.total,
        difference: cost.eur,
        changes: cost.changes,
        unknown: cost.after.unknown,
      },
    },
    null,
    2,
  )}\n`;
}
