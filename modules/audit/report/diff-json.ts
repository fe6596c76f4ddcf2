import { type AuditDiff, concludeDiff } from "../diff/diff.ts";
import type { Source } from "../source.ts";

/** The diff as JSON; the same two plans give the same bytes. */
export function jsonDiff(diff: AuditDiff, before: Source, after: Source): string {
  const source = ({ name, sha256, rehearsed }: Source) => ({ name, sha256, rehearsed });
  return `${JSON.stringify(
    {
      format: "sovereign-diff/1",
      before: source(before),
      after: source(after),
      conclusion: concludeDiff(diff),
      ...diff,
    },
    null,
    2,
  )}\n`;
}
