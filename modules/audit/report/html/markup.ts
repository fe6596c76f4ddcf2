import type { Words } from "../../rule.ts";

/** HTML that is safe to put in a page. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Part = Markup | string | number | readonly Part[];

/** Builds markup: what stands between the literal parts is escaped, unless it is markup already. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(literals.map((literal, index) => literal + render(parts[index] ?? "")).join(""));
}

/** Text in both languages; the style sheet shows the one of the page. */
export function both(words: Words): Markup {
  return html`<span data-lang="en" lang="en">${words.en}</span><span data-lang="fr" lang="fr">${words.fr}</span>`;
}

function render(part: Part): string {
  if (part instanceof Markup) return part.html;
  if (typeof part === "object") return part.map(render).join("");
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
