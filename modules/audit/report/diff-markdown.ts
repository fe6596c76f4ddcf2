import type { DiffCost } from "../diff/cost.ts";
import type { AuditDiff } from "../diff/diff.ts";
import type { Language, Rule } from "../rule.ts";
import type { Source } from "../source.ts";
import { diffSections } from "./diff-sections.ts";
import { conclusionText, diffWords } from "./diff-words.ts";
import { code, prose } from "./markdown-text.ts";

/** Found again by whoever posts the comment, so that it can be updated in place. */
export const commentMarker = "<!-- sovereign-diff -->";

/** A part with more is cut: forges refuse comments beyond 65,536 signs, and nobody reads them. */
const mostItems = 30;

/** The diff as a comment of a merge request. */
export function markdownDiff(
  diff: AuditDiff,
  sources: { readonly before: Source; readonly after: Source },
  rules: readonly Rule[],
  language: Language,
  cost: DiffCost,
): string {
  const say = diffWords[language];
  const { before, after } = sources;
  const sections = diffSections(diff, rules, cost, language);
  return [
    commentMarker,
    `## ${say.title}`,
    "",
    prose(say.between(before.name, after.name)),
    ...[before, after].flatMap(({ name, rehearsed }) =>
      rehearsed ? ["", `> **${prose(say.rehearsed(name))}**`] : [],
    ),
    "",
    `**${conclusionText(diff, language)}**`,
    ...(sections.length === 0 ? ["", say.nothing] : []),
    ...sections.flatMap(({ title, items }) => [
      "",
      `### ${title} (${items.length})`,
      "",
      ...items.slice(0, mostItems).map(({ control, subject, said }) => {
        const head = control === undefined ? "" : `${prose(control)}: `;
        return `- ${head}\`${code(subject)}\` ${prose(said.join(" · "))}`;
      }),
      ...(items.length > mostItems ? [`- ${say.more(items.length - mostItems)}`] : []),
    ]),
    "",
  ].join("\n");
}
