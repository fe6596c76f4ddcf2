import type { Language } from "../../page/language.ts";
import { type Block, blankWords, type Document, type Inline } from "./document.ts";

/** A document as Markdown, in one language. */
export function markdownOf({ title, subject, lead, sections, footer }: Document, language: Language): string {
  const parts = [
    `# ${text(title, language)} – ${text(subject, language)}`,
    ...blocks(lead, language, 2),
    ...sections.flatMap((section) => [
      `## ${text(section.title, language)}`,
      ...blocks(section.blocks, language, 3),
    ]),
    "---",
    ...blocks(footer, language, 2),
  ];
  return `${parts.join("\n\n")}\n`;
}

function blocks(list: readonly Block[], language: Language, level: number): string[] {
  return list.flatMap((block) => blockOf(block, language, level));
}

function blockOf(block: Block, language: Language, level: number): string[] {
  switch (block.kind) {
    case "text":
      return [text(block.text, language)];
    case "notice":
      return [`> **${text(block.text, language)}**`];
    case "list":
      return [block.items.map((item) => `- ${text(item, language)}`).join("\n")];
    case "group":
      return [
        `${"#".repeat(level)} ${text(block.title, language)}`,
        ...blocks(block.blocks, language, level + 1),
      ];
    case "drawing":
      return [];
    case "figures":
      return [block.items.map(({ value, label }) => `- **${value}** ${text(label, language)}`).join("\n")];
    case "fold": {
      const badges = block.badges.map((badge) => text(badge, language)).join(" · ");
      return [
        `${"#".repeat(level)} ${text(block.title, language)}`,
        ...(badges === "" ? [] : [badges]),
        ...blocks(block.blocks, language, level + 1),
      ];
    }
    case "table": {
      const row = (cells: readonly Inline[]) =>
        `| ${cells.map((cell) => text(cell, language)).join(" | ")} |`;
      const rule = `|${block.head.map(() => "---").join("|")}|`;
      return [[row(block.head), rule, ...block.rows.map(row)].join("\n")];
    }
  }
}

function text(inline: Inline, language: Language): string {
  if (typeof inline === "string") return plain(inline);
  if ("code" in inline)
    return `\`${inline.code.replace(/\s+/g, " ").replace(/`/g, "'").replace(/\|/g, "\\|")}\``;
  if ("blank" in inline) return `**[${blankWords[language]}]**`;
  if ("source" in inline) return `*${text(inline.source, language)}*`;
  if ("join" in inline) {
    const parts = inline.join.map((part) => text(part, language)).filter((part) => part !== "");
    return parts.join(inline.with === "lines" ? "<br>" : " ");
  }
  return plain(inline[language]);
}

/** What people or a plan wrote must not become markup. */
function plain(raw: string): string {
  return raw.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|#~]/g, "\\$&");
}
