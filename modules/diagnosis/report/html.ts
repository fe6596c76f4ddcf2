import type { Language } from "../../page/language.ts";
import { both, html, type Markup } from "../../page/markup.ts";
import { page } from "../../page/page.ts";
import { table } from "../../page/table.ts";
import { type Block, blankWords, type Document, type Inline } from "./document.ts";

/** A document as one self-contained page in both languages. */
export function htmlOf({ title, subject, lead, sections, footer }: Document, language: Language): string {
  return page({
    language,
    title,
    subject,
    lead: blocks(lead),
    sections: sections.map(({ id, title: heading, blocks: body }) => ({
      id,
      title: heading,
      body: blocks(body),
    })),
    footer: blocks(footer),
  });
}

function blocks(list: readonly Block[]): Markup {
  return html`${list.map(blockOf)}`;
}

function blockOf(block: Block): Markup {
  switch (block.kind) {
    case "text":
      return html`<p>${inlineOf(block.text)}</p>`;
    case "notice":
      return html`<p class="notice">${inlineOf(block.text)}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${inlineOf(item)}</li>`)}</ul>`;
    case "group":
      return html`<h3>${both(block.title)}</h3>${blocks(block.blocks)}`;
    case "table":
      return table(
        block.caption,
        block.head,
        block.rows.map((row) => row.map(inlineOf)),
      );
  }
}

function inlineOf(inline: Inline): Markup {
  if (typeof inline === "string") return html`${inline}`;
  if ("code" in inline) return html`<code>${inline.code}</code>`;
  if ("blank" in inline) return html`<mark>${both(blankWords)}</mark>`;
  if ("join" in inline) {
    const separator = inline.with === "lines" ? html`<br>` : html` `;
    return html`${inline.join.map((part, index) => html`${index === 0 ? "" : separator}${inlineOf(part)}`)}`;
  }
  return both(inline);
}
