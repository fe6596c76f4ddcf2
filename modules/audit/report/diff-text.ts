import type { DiffCost } from "../diff/cost.ts";
import { type AuditDiff, concludeDiff } from "../diff/diff.ts";
import type { Language, Rule } from "../rule.ts";
import type { Source } from "../source.ts";
import type { DiffItem } from "./diff-items.ts";
import { type DiffSection, diffSections } from "./diff-sections.ts";
import { conclusionText, diffWords } from "./diff-words.ts";
import { type Paint, type Style, wrap } from "./paint.ts";

export interface DiffTextOptions {
  readonly paint: Paint;
  readonly language: Language;
  readonly cost: DiffCost;
}

const styles: { readonly [T in DiffSection["tone"]]: Style } = {
  worse: "red",
  unsure: "yellow",
  better: "green",
  neutral: "cyan",
};
const conclusionStyles = { ok: "green", worse: "red", "less-known": "yellow" } as const;

/** The diff for a terminal: what got worse first. */
export function textDiff(
  diff: AuditDiff,
  sources: { readonly before: Source; readonly after: Source },
  rules: readonly Rule[],
  { paint, language, cost }: DiffTextOptions,
): string {
  const say = diffWords[language];
  const conclusion = concludeDiff(diff);
  const lines = [
    ...[sources.before, sources.after].flatMap(({ name, rehearsed }) =>
      rehearsed ? wrap(say.rehearsed(name), "").map((line) => paint("yellow", line)) : [],
    ),
    paint("bold", say.between(sources.before.name, sources.after.name)),
    ...diffSections(diff, rules, cost, language).flatMap(({ tone, title, items }) => [
      "",
      paint(styles[tone], `${title.toLocaleUpperCase(language)} (${items.length})`),
      ...items.flatMap((item) => itemLines(item, paint)),
    ]),
    "",
    ...wrap(conclusionText(diff, language), "").map((line) => paint(conclusionStyles[conclusion], line)),
  ];
  return `${lines.join("\n")}\n`;
}

function itemLines(
  { control, subject, said: [first = "", ...rest], rule }: DiffItem,
  paint: Paint,
): string[] {
  const head = control === undefined ? [`  ${subject}`] : [...wrap(control, "    ", "  "), `    ${subject}`];
  return [
    ...head,
    ...(rule === undefined ? wrap(first, "    ") : [paint("dim", `    ${first} · ${rule}`)]),
    ...rest.flatMap((said) => wrap(said, rule === undefined ? "    " : "      ")),
  ];
}
