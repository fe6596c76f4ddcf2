import { createHash } from "node:crypto";
import { type Audit, compare } from "../../audit.ts";
import { frameworks } from "../../frameworks/frameworks.ts";
import { type Standing, standings } from "../../frameworks/standing.ts";
import { operatorBehind } from "../../jurisdiction.ts";
import type { Language, Words } from "../../rule.ts";
import { conclude, type Limits } from "../../settings.ts";
import type { Source } from "../../source.ts";
import { words } from "../words.ts";
import { costs } from "./cost.ts";
import { findings } from "./findings.ts";
import { both, html, Markup } from "./markup.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";
import { table } from "./table.ts";

export interface HtmlOptions {
  /** The language that the page opens in; the reader can switch. */
  readonly language: Language;
  readonly limits: Limits;
  /** The day by which waivers were judged, YYYY-MM-DD. */
  readonly onDay: string;
}

const title: Words = { en: "Sovereignty audit", fr: "Audit de souveraineté" };
const say = (pick: (say: (typeof words)["en"]) => string): Words => ({
  en: pick(words.en),
  fr: pick(words.fr),
});

/** One self-contained page: no request goes anywhere, its own policy forbids it. */
export function htmlReport(audit: Audit, source: Source, options: HtmlOptions): string {
  const page = html`<!doctype html>
<html lang="${options.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'">
<title>${title[options.language]} – ${source.name}</title><style>${new Markup(style)}</style></head><body>
<a class="skip" href="#findings">${both({ en: "Skip to the findings", fr: "Aller aux constats" })}</a>
<header>${heading(audit, source, options)}</header>
<main>
${summary(audit)}
<h2 id="findings">${both({ en: "Findings", fr: "Constats" })}</h2>
${findings(audit)}
<h2>${both({ en: "Where data is and who is involved", fr: "Où sont les données et qui intervient" })}</h2>
${places(audit)}
<h2>${both({ en: "What it costs", fr: "Ce que cela coûte" })}</h2>
${costs(source, options.onDay)}
<h2>${both({ en: "What it means for some texts", fr: "Ce que cela dit de quelques textes" })}</h2>
${texts(audit)}
<h2>${both({ en: "What was not looked at", fr: "Ce qui n’a pas été regardé" })}</h2>
${uncovered(audit)}
</main>
<footer>${evidence(audit, source, options)}</footer>
<script>${new Markup(script)}</script></body></html>
`;
  return page.html;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function heading(audit: Audit, source: Source, { limits }: HtmlOptions): Markup {
  return html`<h1>${both(title)}</h1>
${source.rehearsed ? html`<p class="notice">${both(say(({ rehearsed }) => rehearsed))}</p>` : ""}
${audit.graph.warnings.map((warning) => html`<p class="notice">${both(warning)}</p>`)}
<p>${source.name}. <strong>${both(say(({ conclusions }) => conclusions[conclude(audit, limits)]))}</strong>
${both({ en: "No verdict here is a statement of compliance.", fr: "Aucun verdict ici ne vaut conformité." })}</p>`;
}

function summary({ counts }: Audit): Markup {
  const cards: readonly (readonly [string, number, Words])[] = [
    ["fail", counts.fail, say(({ counts: { fail } }) => fail)],
    ["waived", counts.waived, say(({ counts: { waived } }) => waived)],
    ["unknown", counts.unknown, say(({ counts: { unknown } }) => unknown)],
    [
      "silent",
      counts["not-observable"] + counts["provider-attested"],
      say(({ counts: { silent } }) => silent),
    ],
    ["pass", counts.pass, say(({ counts: { pass } }) => pass)],
  ];
  return html`<ul class="cards">${cards.map(([name, count, label]) => html`<li class="${name}"><strong>${count}</strong>${both(label)}</li>`)}</ul>`;
}

function places({ graph }: Audit): Markup {
  const rows = new Map<string, string[]>();
  const add = (country: string, what: string) => rows.set(country, [...(rows.get(country) ?? []), what]);
  for (const { address, facts, bearsData } of graph.nodes) {
    if (bearsData) add(facts.country?.state === "known" ? facts.country.value : "?", address);
    if (facts.endpoints?.state !== "known") continue;
    for (const endpoint of facts.endpoints.value) {
      const operator = operatorBehind(endpoint);
      if (operator?.country !== "")
        add(operator?.country ?? "?", `${address} → ${endpoint.host} (${operator?.name ?? "?"})`);
    }
  }
  const sorted = [...rows].sort(([a], [b]) => compare(a, b));
  return table(
    [
      { en: "Country", fr: "Pays" },
      { en: "Data and third parties", fr: "Données et tiers" },
    ],
    sorted.map(([country, things]) => [
      country,
      html`${[...new Set(things)].sort(compare).map((thing) => html`<code>${thing}</code><br>`)}`,
    ]),
  );
}

const standingWords: { readonly [S in Standing]: Words } = {
  failing: { en: "something fails", fr: "un point en échec" },
  waived: { en: "waived", fr: "dérogation" },
  unknown: { en: "not known", fr: "inconnu" },
  supported: { en: "what can be seen holds", fr: "ce qui se voit tient" },
  silent: { en: "no plan can show it", fr: "aucun plan ne le montre" },
  "not-applicable": { en: "nothing concerned", fr: "rien de concerné" },
};
const standingClass: { readonly [S in Standing]: string } = {
  failing: "fail",
  waived: "waived",
  unknown: "unknown",
  supported: "pass",
  silent: "silent",
  "not-applicable": "silent",
};

function texts(audit: Audit): Markup {
  return html`${frameworks.map(
    (framework) =>
      html`<details><summary><h3>${framework.title}</h3></summary><p class="soft">${both(framework.caveat)}</p>${table(
        [
          { en: "Id", fr: "Réf." },
          { en: "Asks", fr: "Demande" },
          { en: "Standing", fr: "État" },
          { en: "Strength", fr: "Force" },
        ],
        standings(framework, audit).map(({ id, asks, standing, strength }) => [
          id,
          both(asks),
          html`<span class="badge ${standingClass[standing]}">${both(standingWords[standing])}</span>`,
          strength ?? "–",
        ]),
      )}</details>`,
  )}`;
}

function uncovered({ uncovered: types }: Audit): Markup {
  if (types.length === 0)
    return html`<p>${both({ en: "A rule looks at every resource type of this plan.", fr: "Une règle regarde chaque type de ressource de ce plan." })}</p>`;
  return table(
    [
      { en: "Resource type", fr: "Type de ressource" },
      { en: "Resources", fr: "Ressources" },
    ],
    types.map(({ type, count }) => [html`<code>${type}</code>`, count]),
  );
}

function evidence({ rules }: Audit, { sha256, plan }: Source, { onDay }: HtmlOptions): Markup {
  return html`<p class="soft">${plan.kind}, Terraform ${plan.terraformVersion}, ${plan.timestamp ?? "–"}; sha256 <code>${sha256}</code>;
${rules.length} ${both({ en: "rules; waivers judged on", fr: "règles ; dérogations jugées au" })} ${onDay}.</p>`;
}
