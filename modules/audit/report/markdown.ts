import type { Audit } from "../audit.ts";
import { placeOf } from "../node.ts";
import { type Language, type Rule, severities } from "../rule.ts";
import { conclude, type Limits } from "../settings.ts";
import type { Source } from "../source.ts";
import type { Outcome, Verdict } from "../verdict.ts";
import { code, prose } from "./markdown-text.ts";
import { phrase } from "./phrases.ts";
import { severityWords } from "./rule-words.ts";
import { words } from "./words.ts";

const shownOutcomes: readonly Outcome[] = [
  "fail",
  "waived",
  "unknown",
  "not-observable",
  "provider-attested",
];

/** The audit for a merge request or a wiki. */
export function markdownReport(audit: Audit, source: Source, language: Language, limits: Limits): string {
  const say = words[language];
  const rules = new Map(audit.rules.map((rule) => [rule.id, rule]));
  const rank = (verdict: Verdict) => -severities.indexOf(rules.get(verdict.rule)?.severity ?? "low");
  const sections = shownOutcomes.flatMap((outcome) => {
    const verdicts = audit.verdicts
      .filter((verdict) => verdict.outcome === outcome)
      .sort((a, b) => rank(a) - rank(b));
    if (verdicts.length === 0) return [];
    return [
      "",
      `### ${say.outcomes[outcome]} (${verdicts.length})`,
      "",
      "| | | | |",
      "|---|---|---|---|",
      ...verdicts.map((verdict) => row(verdict, rules.get(verdict.rule), language)),
    ];
  });
  return [
    `## ${prose(say.auditOf(source.name))}`,
    ...(source.rehearsed ? ["", `> **${say.rehearsed}**`] : []),
    ...audit.graph.warnings.flatMap((warning) => ["", `> ${prose(warning[language])}`]),
    "",
    `${say.conclusions[conclude(audit, limits)]} ${audit.counts.fail} ${say.counts.fail}, ${audit.counts.unknown} ${say.counts.unknown}, ${audit.counts.pass} ${say.counts.pass}. sha256 \`${source.sha256}\``,
    ...sections,
    "",
  ].join("\n");
}

function row(
  { address, evidence, origin, waiver }: Verdict,
  rule: Rule | undefined,
  language: Language,
): string {
  const [first] = evidence;
  const said =
    waiver === undefined
      ? [first?.shown, first?.note]
          .flatMap((part) => (part === undefined || part === "" ? [] : [phrase(part)[language]]))
          .join(" – ")
      : words[language].waiver(waiver);
  const written = origin === undefined ? "" : `<br>${prose(placeOf(origin))}`;
  return `| ${rule === undefined ? "" : severityWords[rule.severity][language]} | ${prose(rule?.title[language] ?? "")} | \`${code(address || words[language].wholePlan)}\`${written} | ${prose(said)} |`;
}
