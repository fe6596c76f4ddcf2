import type { Language } from "../../page/language.ts";
import { both, html, Markup } from "../../page/markup.ts";
import { asset, page } from "../../page/page.ts";
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
    styles: [asset("browser/document.css", import.meta.url)],
  });
}

/** @param level - of the headings among the blocks: one below the heading above them */
function blocks(list: readonly Block[], level = 3): Markup {
  return html`${list.map((block) => blockOf(block, level))}`;
}

function blockOf(block: Block, level: number): Markup {
  switch (block.kind) {
    case "text":
      return html`<p>${inlineOf(block.text)}</p>`;
    case "notice":
      return html`<p class="notice">${inlineOf(block.text)}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${inlineOf(item)}</li>`)}</ul>`;
    case "group":
      return html`${heading(level, both(block.title))}${blocks(block.blocks, level + 1)}`;
    case "drawing":
      return html`<div class="scroll" tabindex="0">${(["en", "fr"] as const).map(
        (language) =>
          html`<div data-lang="${language}" lang="${language}">${new Markup(block.svg[language])}</div>`,
      )}</div>`;
    case "figures":
      return html`<ul class="cards">${block.items.map(
        ({ value, label, tone }) => html`<li class="${tone}"><strong>${value}</strong>${both(label)}</li>`,
      )}</ul>`;
    case "fold":
      return html`<details class="${block.tone}"${block.open ? new Markup(" open") : ""}><summary>${heading(level, inlineOf(block.title))}${block.badges.map(
        (badge) => html`<span class="badge">${inlineOf(badge)}</span>`,
      )}</summary>${blocks(block.blocks, level + 1)}</details>`;
    case "table":
      return table(
        block.caption,
        block.head,
        block.rows.map((row) => row.map(inlineOf)),
      );
  }
}

function heading(level: number, text: Markup): Markup {
  const name = new Markup(`h${level}`);
  return html`<${name}>${text}</${name}>`;
}

function inlineOf(inline: Inline): Markup {
  if (typeof inline === "string") return html`${inline}`;
  if ("code" in inline) return html`<code>${inline.code}</code>`;
  if ("blank" in inline) return html`<mark>${both(blankWords)}</mark>`;
  if ("source" in inline) return html`<span class="source">${inlineOf(inline.source)}</span>`;
  if ("join" in inline) {
    const separator = inline.with === "lines" ? html`<br>` : html` `;
    return html`${inline.join.map((part, index) => html`${index === 0 ? "" : separator}${inlineOf(part)}`)}`;
  }
  return both({ en: inline.en, fr: unbroken(inline.fr) });
}

/** French sets signs apart by a space that no line may break at. */
function unbroken(french: string): string {
  return french.replace(/ (?=[:;?!»€])|(?<=«) /g, "\u00a0");
}
