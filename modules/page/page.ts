import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Language, Words } from "./language.ts";
import { both, html, Markup } from "./markup.ts";

export interface PageOptions {
  /** The language that the page opens in; the reader can switch. */
  readonly language: Language;
  readonly title: Words;
  /** What the page is about, such as a file's name. */
  readonly subject: string;
  /** Below the title: what a reader must know first. */
  readonly lead: Markup;
  /** Listed in the contents, in this order. */
  readonly sections: readonly Section[];
  /** What the page rests on. */
  readonly footer: Markup;
  /** Style sheets beside the page's own. @default - none */
  readonly styles?: readonly string[];
  /** Scripts beside the page's own, in the order in which they run. @default - none */
  readonly scripts?: readonly string[];
}

export interface Section {
  /** Unique in the page; links lead to it. */
  readonly id: string;
  readonly title: Words;
  readonly body: Markup;
}

/** The text of a style sheet or script below a module's folder, for the browser. Keep it apart: sources become `.js` files as well. */
export function asset(name: string, module: string): string {
  return readFileSync(new URL(name, module), "utf8");
}

const ownStyles = ["page.css", "parts.css", "print.css"] as const;

/**
 * One self-contained page in two languages, for light and dark screens and for paper: no request goes anywhere, its
 * own policy forbids it. It reads without its script, too.
 */
export function page(options: PageOptions): string {
  const { language, title, subject, lead, sections, footer } = options;
  const own = (name: string) => asset(`browser/${name}`, import.meta.url);
  const styles = [...ownStyles.map(own), ...(options.styles ?? [])].join("\n");
  const scripts = [own("page.js"), ...(options.scripts ?? [])];
  const policy = `default-src 'none'; style-src ${hashOf(styles)}; script-src ${scripts.map(hashOf).join(" ")}`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<title data-en="${title.en} – ${subject}" data-fr="${title.fr} – ${subject}">${title[language]} – ${subject}</title>
<style>${new Markup(styles)}</style></head><body>
<a class="skip" href="#main">${both({ en: "Skip to the content", fr: "Aller au contenu" })}</a>
<header class="bar"><p class="brand">${both(title)}</p>${switches}</header>
<div class="frame">${contents(sections)}
<main id="main" tabindex="-1"><div class="lead"><h1>${both(title)}</h1><p class="subject">${subject}</p>${lead}</div>
${sections.map(section)}</main></div>
<footer>${footer}</footer>
${scripts.map((script) => html`<script>${new Markup(script)}</script>`)}</body></html>
`.html;
}

const switches = html`<div class="switches">
<div role="group" aria-label="Langue – Language"><button type="button" lang="fr" data-language="fr">Français</button><button type="button" lang="en" data-language="en">English</button></div>
<button type="button" id="theme">${both({ en: "Light or dark", fr: "Clair ou sombre" })}</button>
<button type="button" id="print">${both({ en: "Print or PDF", fr: "Imprimer ou PDF" })}</button></div>`;

function contents(sections: readonly Section[]): Markup {
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${both({ en: "Contents", fr: "Sommaire" })}</h2>
<ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${both(title)}</a></li>`)}</ol></nav>`;
}

function section({ id, title, body }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${both(title)}</h2>
${body}</section>
`;
}

/** What a policy lets in: this text and no other. */
function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
