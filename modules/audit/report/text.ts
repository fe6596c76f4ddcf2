import { type Audit, byRule, compare } from "../audit.ts";
import { placeOf } from "../node.ts";
import { type Language, type Rule, severities } from "../rule.ts";
import { conclude, type Limits, unknownPercent } from "../settings.ts";
import type { Source } from "../source.ts";
import type { Outcome, Verdict } from "../verdict.ts";
import { type Paint, type Style, shorten, wrap } from "./paint.ts";
import { phrase } from "./phrases.ts";
import { severityWords, topicWords } from "./rule-words.ts";
import { words } from "./words.ts";

export interface TextOptions {
  readonly paint: Paint;
  readonly language: Language;
  /** Shows what passed, and every resource instead of the first ones. */
  readonly all: boolean;
  readonly limits: Limits;
}

const sections: readonly { readonly outcome: Outcome; readonly mark: string; readonly style: Style }[] = [
  { outcome: "fail", mark: "✗", style: "red" },
  { outcome: "waived", mark: "~", style: "yellow" },
  { outcome: "unknown", mark: "?", style: "yellow" },
  { outcome: "not-observable", mark: "–", style: "cyan" },
  { outcome: "provider-attested", mark: "–", style: "cyan" },
  { outcome: "pass", mark: "✓", style: "green" },
];
const shownPerRule = 5;

/** The audit for a terminal: the worst first, each with its evidence and what to do. */
export function textReport(audit: Audit, source: Source, options: TextOptions): string {
  const lines = [
    ...heading(source, options),
    ...audit.graph.warnings.flatMap((warning) =>
      wrap(warning[options.language], "").map((line) => options.paint("yellow", line)),
    ),
    ...sections.flatMap((section) => sectionLines(audit, section, options)),
    ...lapsedLines(audit, options),
    ...uncoveredLines(audit, options),
    ...summary(audit, options),
  ];
  return `${lines.join("\n")}\n`;
}

function heading({ name, sha256, plan, rehearsed }: Source, { paint, language }: TextOptions): string[] {
  const count = plan.resources.filter(({ mode, after }) => mode === "managed" && after !== undefined).length;
  const say = words[language];
  return [
    ...(rehearsed ? [paint("yellow", say.rehearsed), ""] : []),
    paint("bold", say.auditOf(name)),
    say.made(plan.kind, plan.terraformVersion, count, sha256.slice(0, 16)),
  ];
}

function sectionLines(audit: Audit, section: (typeof sections)[number], options: TextOptions): string[] {
  const { outcome, style } = section;
  const title = words[options.language].outcomes[outcome];
  const brief = outcome === "pass" && !options.all;
  const rules = [...byRule(audit, outcome)].sort(
    (a, b) =>
      weight(b.rule) - weight(a.rule) || compare(a.rule.topic, b.rule.topic) || compare(a.rule.id, b.rule.id),
  );
  if (rules.length === 0 || brief) return [];
  return [
    "",
    options.paint(style, `${title} (${audit.counts[outcome]})`),
    ...rules.flatMap(({ rule, verdicts }) => ruleLines(rule, verdicts, section, options)),
  ];
}

function ruleLines(
  rule: Rule,
  verdicts: readonly Verdict[],
  { outcome, mark, style }: (typeof sections)[number],
  options: TextOptions,
): string[] {
  const { paint, language } = options;
  const shown = options.all ? verdicts : verdicts.slice(0, shownPerRule);
  const [first = "", ...rest] = wrap(rule.title[language], "    ", "  ");
  const lines = [
    "",
    `${paint(style, `  ${mark} `)}${paint("bold", first.trim())}`,
    ...rest.map((line) => paint("bold", line)),
  ];
  lines.push(
    paint(
      "dim",
      `    ${severityWords[rule.severity][language]} · ${topicWords[rule.topic][language]} · ${rule.id}`,
    ),
  );
  for (const verdict of shown) lines.push(...verdictLines(verdict, options));
  if (shown.length < verdicts.length) {
    lines.push(paint("dim", `      ${words[language].more(verdicts.length - shown.length)}`));
  }
  if (outcome === "fail") lines.push(...wrap(`→ ${rule.fix[language]}`, "      ", "    "));
  return lines;
}

function verdictLines(
  { address, evidence, outcome, origin, waiver }: Verdict,
  { paint, language }: TextOptions,
): string[] {
  const lines = [`      ${address === "" ? words[language].wholePlan : address}`];
  if (outcome === "pass") return lines;
  if (origin !== undefined)
    lines.push(...wrap(placeOf(origin), "        ").map((line) => paint("cyan", line)));
  for (const { pointer, shown, note } of evidence.slice(0, 3)) {
    const said = [shown, note]
      .flatMap((part) => (part === undefined || part === "" ? [] : [phrase(part)[language]]))
      .join(" – ");
    if (said !== "") lines.push(...wrap(said, "        "));
    if (pointer !== "") lines.push(paint("dim", `        ${shorten(pointer, 72)}`));
  }
  if (waiver !== undefined) lines.push(...wrap(words[language].waiver(waiver), "        "));
  if (evidence.length > 3)
    lines.push(paint("dim", `        ${words[language].morePlaces(evidence.length - 3)}`));
  return lines;
}

function lapsedLines({ lapsed }: Audit, { paint, language }: TextOptions): string[] {
  if (lapsed.length === 0) return [];
  return [
    "",
    paint("yellow", `${words[language].lapsed} (${lapsed.length})`),
    ...lapsed.flatMap(({ waiver, reason, address, fingerprint }) => [
      `  ${waiver.rule} · ${address === "" ? waiver.scope || words[language].wholePlan : address}`,
      `    ${words[language].lapses[reason]}${fingerprint === undefined ? "" : ` (${waiver.expires}, ${fingerprint})`}`,
    ]),
  ];
}

function uncoveredLines({ uncovered }: Audit, { paint, language }: TextOptions): string[] {
  if (uncovered.length === 0) return [];
  const total = uncovered.reduce((sum, { count }) => sum + count, 0);
  const types = uncovered.map(({ type, count }) => (count === 1 ? type : `${type} (${count})`));
  return ["", paint("yellow", words[language].uncovered(total)), ...wrap(types.join(", "), "  ")];
}

function summary(audit: Audit, { paint, language, limits }: TextOptions): string[] {
  const { counts } = audit;
  const say = words[language];
  const silent = counts["not-observable"] + counts["provider-attested"];
  const parts = [
    paint("red", `${counts.fail} ${say.counts.fail}`),
    ...(counts.waived > 0 ? [paint("yellow", `${counts.waived} ${say.counts.waived}`)] : []),
    paint("yellow", `${counts.unknown} ${say.counts.unknown} (${Math.round(unknownPercent(audit))} %)`),
    `${silent} ${say.counts.silent}`,
    paint("green", `${counts.pass} ${say.counts.pass}`),
  ];
  const conclusion = conclude(audit, limits);
  const style = ({ passed: "green", failed: "red", "too-much-unknown": "yellow" } as const)[conclusion];
  const limit = conclusion === "too-much-unknown" ? ` ${say.limit(limits.maxUnknownPercent)}` : "";
  return ["", parts.join(", "), paint(style, say.conclusions[conclusion] + limit)];
}

function weight({ severity }: Rule): number {
  return severities.indexOf(severity);
}
