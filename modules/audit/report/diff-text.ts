import type { DiffCost } from "../diff/cost.ts";
import { type AuditDiff, type ControlChange, concludeDiff } from "../diff/diff.ts";
import type { Language, Rule } from "../rule.ts";
import type { Source } from "../source.ts";
import { signedEuros } from "./euros.ts";
import { type Paint, type Style, wrap } from "./paint.ts";

export interface DiffTextOptions {
  readonly paint: Paint;
  readonly language: Language;
  readonly cost: DiffCost;
}

/** The diff for a terminal: what got worse first. */
export function textDiff(
  diff: AuditDiff,
  sources: { readonly before: Source; readonly after: Source },
  rules: readonly Rule[],
  { paint, language, cost }: DiffTextOptions,
): string {
  const titles = new Map(rules.map(({ id, title }) => [id, title[language]]));
  const section = (style: Style, title: string, items: readonly string[][]) =>
    items.length === 0 ? [] : ["", paint(style, `${title} (${items.length})`), ...items.flat()];
  const control = ({ rule, address, before, after, verdict }: ControlChange) => [
    ...wrap(titles.get(rule) ?? rule, "    ", "  "),
    `    ${address === "" ? "the whole plan" : address}`,
    paint("dim", `    ${before ?? "new"} → ${after ?? "gone"} · ${rule}`),
    ...verdict.evidence.slice(0, 2).flatMap(({ shown, note }) => {
      const said = [shown, note].filter((part) => part !== undefined && part !== "").join(" – ");
      return said === "" ? [] : wrap(said, "      ");
    }),
  ];
  const lines = [
    ...[sources.before, sources.after].flatMap(({ name, rehearsed }) =>
      rehearsed
        ? [paint("yellow", `REHEARSED: ${name} was made by the offline providers, not by the real ones.`)]
        : [],
    ),
    paint("bold", `From ${sources.before.name} to ${sources.after.name}`),
    ...section(
      "red",
      "DATA DESTROYED OR REPLACED",
      diff.dataLosses.map(({ address, type, how, promisedDays }) => [
        `  ${address}`,
        `    ${type} ${how}${promisedDays === undefined ? "" : `; it promised to keep its data for ${promisedDays} days`}`,
      ]),
    ),
    ...section("red", "CONTROLS LOST", diff.lost.map(control)),
    ...section("red", "NEW RESOURCES THAT FAIL", diff.introduced.map(control)),
    ...section(
      "red",
      "NEW SECRETS IN THE STATE",
      diff.secrets.map(({ address, attribute }) => [`  ${address}`, `    ${attribute}`]),
    ),
    ...section(
      "red",
      "NEW JURISDICTIONS",
      diff.jurisdictions.map(({ country, inEea, because }) => [
        `  ${country}${inEea ? ", in the EEA" : ", outside the EEA"}`,
        ...wrap(because.join(", "), "    "),
      ]),
    ),
    ...section(
      "yellow",
      "NEW WAYS OUT",
      diff.egress.map(({ address, to, operator }) => [
        `  ${address}`,
        `    to ${to}${operator === undefined ? "" : `, ${operator}`}`,
      ]),
    ),
    ...section("yellow", "NOW UNKNOWN", diff.nowUnknown.map(control)),
    ...section("green", "CONTROLS GAINED", diff.gained.map(control)),
    ...section("cyan", "GONE WITH THEIR RESOURCE, which is no repair", diff.gone.map(control)),
    ...section(
      "cyan",
      `COST ${signedEuros(cost.eur)} A MONTH by list price`,
      cost.changes.map(({ address, what, before = 0, after = 0 }) => [
        `  ${address}`,
        `    ${what} ${signedEuros(after - before)}`,
      ]),
    ),
    "",
    conclusion(diff, paint),
  ];
  return `${lines.join("\n")}\n`;
}

function conclusion(diff: AuditDiff, paint: Paint): string {
  const told = {
    ok: paint("green", "No control was lost."),
    worse: paint("red", "The second plan is worse in what is listed in red."),
    "less-known": paint("yellow", "No control was lost, but less is known."),
  };
  return told[concludeDiff(diff)];
}
