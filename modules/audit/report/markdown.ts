import type { Audit } from "../audit.ts";
import type { DiffCost } from "../diff/cost.ts";
import type { AuditDiff, ControlChange } from "../diff/diff.ts";
import { placeOf } from "../node.ts";
import { type Language, type Rule, severities } from "../rule.ts";
import { conclude, type Limits } from "../settings.ts";
import type { Source } from "../source.ts";
import type { Outcome, Verdict } from "../verdict.ts";
import { signedEuros } from "./euros.ts";
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
    `## ${cell(say.auditOf(source.name))}`,
    ...(source.rehearsed ? ["", `> **${say.rehearsed}**`] : []),
    ...audit.graph.warnings.flatMap((warning) => ["", `> ${cell(warning[language])}`]),
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
      ? [first?.shown, first?.note].filter(Boolean).join(" – ")
      : words[language].waiver(waiver);
  const written = origin === undefined ? "" : `<br>${cell(placeOf(origin))}`;
  return `| ${rule?.severity ?? ""} | ${cell(rule?.title[language] ?? "")} | \`${code(address)}\`${written} | ${cell(said)} |`;
}

/** Found again by whoever posts the comment, so that it can be updated in place. */
export const commentMarker = "<!-- sovereign-diff -->";

/** The diff as a comment of a merge request. */
export function markdownDiff(
  diff: AuditDiff,
  after: Source,
  rules: readonly Rule[],
  language: Language,
  cost: DiffCost,
): string {
  const titles = new Map(rules.map(({ id, title }) => [id, title[language]]));
  const controls = (changes: readonly ControlChange[]) =>
    changes.map(
      ({ rule, address, before, after: now }) =>
        `- ${cell(titles.get(rule) ?? rule)}: \`${code(address)}\` (${before ?? "new"} → ${now ?? "gone"})`,
    );
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      "Data destroyed or replaced",
      diff.dataLosses.map(({ address, how }) => `- \`${code(address)}\` ${how}`),
    ],
    ["Controls lost", controls(diff.lost)],
    ["New resources that fail", controls(diff.introduced)],
    [
      "New secrets in the state",
      diff.secrets.map(({ address, attribute }) => `- \`${code(address)}\` ${cell(attribute)}`),
    ],
    [
      "New jurisdictions",
      diff.jurisdictions.map(({ country, because }) => `- ${country}: ${cell(because.join(", "))}`),
    ],
    [
      "New ways out",
      diff.egress.map(({ address, to, operator }) =>
        `- \`${code(address)}\` to ${cell(to)} ${cell(operator ?? "")}`.trimEnd(),
      ),
    ],
    ["Now unknown", controls(diff.nowUnknown)],
    ["Controls gained", controls(diff.gained)],
    ["Gone with their resource", controls(diff.gone)],
  ];
  const costs: typeof sections = [
    [
      `Cost: ${signedEuros(cost.eur)} a month by list price`,
      cost.changes.map(
        ({ address, what, before: was = 0, after: is = 0 }) =>
          `- ${signedEuros(is - was)} \`${code(address)}\` ${cell(what)}`,
      ),
    ],
    [
      "Cost unknown",
      cost.after.unknown.map(
        ({ address, what, why }) => `- \`${code(address)}\` ${cell(what)}: ${cell(why)}`,
      ),
    ],
  ];
  const filled = (list: typeof sections) => list.filter(([, lines]) => lines.length > 0);
  return [
    commentMarker,
    "## Sovereignty diff",
    ...(after.rehearsed ? ["", `> **${words[language].rehearsed}**`] : []),
    ...(filled(sections).length === 0 ? ["", "No control changed."] : []),
    ...filled([...sections, ...costs]).flatMap(([title, lines]) => [
      "",
      `### ${title} (${lines.length})`,
      "",
      ...lines,
    ]),
    "",
  ].join("\n");
}

/** Text that a plan holds must not become markup. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|#~]/g, "\\$&");
}

function code(text: string): string {
  return text.replace(/`/g, "'").replace(/\|/g, "\\|").replace(/\s+/g, " ");
}
