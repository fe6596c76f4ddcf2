import { type Audit, compare } from "../audit.ts";
import { type Language, type Rule, severities } from "../rule.ts";
import { conclude, unknownPercent } from "../settings.ts";
import type { Source } from "../source.ts";
import type { Outcome, Verdict } from "../verdict.ts";
import { type Paint, type Style, shorten, wrap } from "./paint.ts";

export interface TextOptions {
  readonly paint: Paint;
  readonly language: Language;
  /** Shows what passed, and every resource instead of the first ones. */
  readonly all: boolean;
  readonly maxUnknownPercent: number;
}

const sections: readonly {
  readonly outcome: Outcome;
  readonly title: string;
  readonly mark: string;
  readonly style: Style;
}[] = [
  { outcome: "fail", title: "FAILED", mark: "✗", style: "red" },
  { outcome: "unknown", title: "UNKNOWN: the plan does not tell", mark: "?", style: "yellow" },
  { outcome: "not-observable", title: "NOT OBSERVABLE: no plan can tell", mark: "–", style: "cyan" },
  { outcome: "provider-attested", title: "THE PROVIDER'S WORD", mark: "–", style: "cyan" },
  { outcome: "pass", title: "PASSED", mark: "✓", style: "green" },
];
const shownPerRule = 5;

/** The audit for a terminal: the worst first, each with its evidence and what to do. */
export function textReport(audit: Audit, source: Source, options: TextOptions): string {
  const lines = [
    ...heading(source, options.paint),
    ...sections.flatMap((section) => sectionLines(audit, section, options)),
    ...uncoveredLines(audit, options),
    ...summary(audit, options),
  ];
  return `${lines.join("\n")}\n`;
}

function heading({ name, sha256, plan, rehearsed }: Source, paint: Paint): string[] {
  const count = plan.resources.filter(({ mode, after }) => mode === "managed" && after !== undefined).length;
  const warning = rehearsed
    ? [paint("yellow", "REHEARSED: made by the offline providers, not by the real ones."), ""]
    : [];
  return [
    ...warning,
    paint("bold", `Audit of ${name}`),
    `${plan.kind} by Terraform ${plan.terraformVersion}, ${count} resources, sha256 ${sha256.slice(0, 16)}…`,
  ];
}

function sectionLines(audit: Audit, section: (typeof sections)[number], options: TextOptions): string[] {
  const { outcome, title, style } = section;
  const brief = outcome === "pass" && !options.all;
  const rules = audit.rules
    .map((rule) => ({
      rule,
      verdicts: audit.verdicts.filter((verdict) => verdict.rule === rule.id && verdict.outcome === outcome),
    }))
    .filter(({ verdicts }) => verdicts.length > 0)
    .sort(
      (a, b) =>
        weight(b.rule) - weight(a.rule) ||
        compare(a.rule.topic, b.rule.topic) ||
        compare(a.rule.id, b.rule.id),
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
  lines.push(paint("dim", `    ${rule.severity} · ${rule.topic} · ${rule.id}`));
  for (const verdict of shown) lines.push(...verdictLines(verdict, paint));
  if (shown.length < verdicts.length) {
    lines.push(paint("dim", `      and ${verdicts.length - shown.length} more: --all shows them`));
  }
  if (outcome === "fail") lines.push(...wrap(`→ ${rule.fix[language]}`, "      ", "    "));
  return lines;
}

function verdictLines({ address, evidence, outcome }: Verdict, paint: Paint): string[] {
  const lines = [`      ${address === "" ? "the whole plan" : address}`];
  if (outcome === "pass") return lines;
  for (const { pointer, shown, note } of evidence.slice(0, 3)) {
    const said = [shown, note].filter((part) => part !== undefined && part !== "").join(" – ");
    if (said !== "") lines.push(...wrap(said, "        "));
    if (pointer !== "") lines.push(paint("dim", `        ${shorten(pointer, 72)}`));
  }
  if (evidence.length > 3) lines.push(paint("dim", `        and ${evidence.length - 3} more places`));
  return lines;
}

function uncoveredLines({ uncovered }: Audit, { paint }: TextOptions): string[] {
  if (uncovered.length === 0) return [];
  return [
    "",
    paint(
      "yellow",
      `NOT COVERED: no rule looks at these (${uncovered.reduce((sum, { count }) => sum + count, 0)})`,
    ),
    ...wrap(uncovered.map(({ type, count }) => (count === 1 ? type : `${type} (${count})`)).join(", "), "  "),
  ];
}

function summary(audit: Audit, { paint, maxUnknownPercent }: TextOptions): string[] {
  const { counts } = audit;
  const share = Math.round(unknownPercent(audit));
  const parts = [
    paint("red", `${counts.fail} failed`),
    paint("yellow", `${counts.unknown} unknown (${share} %)`),
    `${counts["not-observable"] + counts["provider-attested"]} not observable`,
    paint("green", `${counts.pass} passed`),
  ];
  const conclusions = {
    passed: paint("green", "No rule failed. That is no proof of compliance with any text."),
    failed: paint("red", "At least one rule failed."),
    "too-much-unknown": paint(
      "yellow",
      `Too much is unknown to say anything (limit ${maxUnknownPercent} %).`,
    ),
  };
  return ["", parts.join(", "), conclusions[conclude(audit, maxUnknownPercent)]];
}

function weight({ severity }: Rule): number {
  return severities.indexOf(severity);
}
