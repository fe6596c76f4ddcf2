import type { Words } from "./language.ts";

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

/** Text in both languages; the style sheet shows the one of the page. The same in both stands once. */
export function both(words: Words): Markup {
  if (words.en === words.fr) return html`${words.en}`;
  return html`<span data-lang="en" lang="en">${words.en}</span><span data-lang="fr" lang="fr">${words.fr}</span>`;
}

/** An option holds plain text only: the page's script puts the one of the page in. */
export function option(value: string, words: Words): Markup {
  const text = words.en === words.fr ? words.en : `${words.fr} / ${words.en}`;
  return html`<option value="${value}" data-en="${words.en}" data-fr="${words.fr}">${text}</option>`;
}

function render(part: Part): string {
  if (part instanceof Markup) return part.html;
  if (typeof part === "object") return part.map(render).join("");
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
