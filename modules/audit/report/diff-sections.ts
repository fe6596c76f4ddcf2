import type { DiffCost } from "../diff/cost.ts";
import type { AuditDiff } from "../diff/diff.ts";
import type { Language, Rule } from "../rule.ts";
import { signedEuros, whyUnpriced } from "./cost-words.ts";
import { controlItem, type DiffItem, lapsedItem } from "./diff-items.ts";
import { diffWords, wayTo } from "./diff-words.ts";

/** One part of a comparison, the same in every format. Parts with nothing in them are left out. */
export interface DiffSection {
  readonly tone: "worse" | "unsure" | "better" | "neutral";
  readonly title: string;
  readonly items: readonly DiffItem[];
}

/** Everything that a comparison found, in the words of one language, the worst first. */
export function diffSections(
  diff: AuditDiff,
  rules: readonly Rule[],
  cost: DiffCost,
  language: Language,
): readonly DiffSection[] {
  const say = diffWords[language];
  const titles = new Map(rules.map(({ id, title }) => [id, title[language]]));
  const section = (tone: DiffSection["tone"], title: string, items: readonly DiffItem[]) => ({
    tone,
    title,
    items,
  });
  const controls = (
    tone: DiffSection["tone"],
    part: "lost" | "introduced" | "waived" | "nowUnknown" | "gained" | "gone",
  ) =>
    section(
      tone,
      say.sections[part],
      diff[part].map((change) => controlItem(change, titles.get(change.rule) ?? change.rule, language)),
    );
  return [
    section(
      "worse",
      say.sections.dataLosses,
      diff.dataLosses.map(({ address, type, how, promisedDays }) => ({
        subject: address,
        said: [
          `${type} ${say.losses[how]}`,
          ...(promisedDays === undefined ? [] : [say.promised(promisedDays)]),
        ],
      })),
    ),
    controls("worse", "lost"),
    controls("worse", "introduced"),
    section(
      "worse",
      say.sections.lapsed,
      diff.lapsed.map((lapsed) => lapsedItem(lapsed, titles.get(lapsed.waiver.rule), language)),
    ),
    section(
      "worse",
      say.sections.secrets,
      diff.secrets.map(({ address, attribute }) => ({ subject: address, said: [attribute] })),
    ),
    section(
      "worse",
      say.sections.jurisdictions,
      diff.jurisdictions.map(({ country, inEea, because }) => ({
        subject: country,
        said: [inEea ? say.inEea : say.outsideEea, because.join(", ")],
      })),
    ),
    section(
      "unsure",
      say.sections.egress,
      diff.egress.map(({ address, to, operator }) => ({
        subject: address,
        said: [`→ ${wayTo(to, language)}`, ...(operator === undefined ? [] : [operator])],
      })),
    ),
    controls("unsure", "waived"),
    controls("unsure", "nowUnknown"),
    controls("better", "gained"),
    controls("neutral", "gone"),
    section(
      "neutral",
      say.cost(signedEuros(cost.eur)),
      cost.changes.map(({ address, what, before = 0, after = 0 }) => ({
        subject: address,
        said: [what, signedEuros(after - before)],
      })),
    ),
    section(
      "neutral",
      say.unpriced,
      cost.after.unknown.map(({ address, what, why }) => ({
        subject: address,
        said: [what, whyUnpriced(why)[language]],
      })),
    ),
  ].filter(({ items }) => items.length > 0);
}
