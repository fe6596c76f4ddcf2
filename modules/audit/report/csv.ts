import type { Audit } from "../audit.ts";
import { fingerprintOf } from "../fingerprint.ts";
import type { Language } from "../rule.ts";
import { csv } from "./csv-lines.ts";
import { phrase } from "./phrases.ts";

const columns = [
  "topic",
  "severity",
  "rule",
  "title",
  "outcome",
  "address",
  "type",
  "pointer",
  "shown",
  "note",
  "fingerprint",
  "construct",
  "file",
  "line",
];

/** One line per verdict (RFC 4180), with the line of code where the plan is ours; what does not apply is left out. */
export function csvReport(audit: Audit, language: Language): string {
  const rules = new Map(audit.rules.map((rule) => [rule.id, rule]));
  const lines = audit.verdicts
    .filter(({ outcome }) => outcome !== "not-applicable")
    .map((verdict) => {
      const rule = rules.get(verdict.rule);
      const [first] = verdict.evidence;
      return [
        rule?.topic ?? "",
        rule?.severity ?? "",
        verdict.rule,
        rule?.title[language] ?? "",
        verdict.outcome,
        verdict.address,
        verdict.type,
        first?.pointer ?? "",
        phrase(first?.shown ?? "")[language],
        phrase(first?.note ?? "")[language],
        fingerprintOf(verdict),
        verdict.origin?.path ?? "",
        verdict.origin?.file ?? "",
        String(verdict.origin?.line ?? ""),
      ];
    });
  return csv([columns, ...lines]);
}
