import { both, html, type Markup } from "../../../page/markup.ts";
import { table } from "../../../page/table.ts";
import type { Audit } from "../../audit.ts";
import type { Duty, Strength } from "../../frameworks/framework.ts";
import { frameworks } from "../../frameworks/frameworks.ts";
import { type Standing, standings } from "../../frameworks/standing.ts";
import type { Words } from "../../rule.ts";
import { citation } from "../phrases.ts";

const standingWords: { readonly [S in Standing]: Words } = {
  failing: { en: "something fails", fr: "un point en échec" },
  waived: { en: "waived", fr: "dérogation" },
  unknown: { en: "not known", fr: "inconnu" },
  supported: { en: "what can be seen holds", fr: "ce qui se voit tient" },
  silent: { en: "no plan can show it", fr: "aucun plan ne le montre" },
  "not-applicable": { en: "nothing concerned", fr: "rien de concerné" },
};
const tones: { readonly [S in Standing]: string } = {
  failing: "fail",
  waived: "waived",
  unknown: "unknown",
  supported: "pass",
  silent: "silent",
  "not-applicable": "silent",
};
const order = Object.keys(standingWords) as readonly Standing[];

/** Text by text, how each requirement stands. Never one number: no share of a text exists. */
export function texts(audit: Audit): Markup {
  return html`<p class="soft">${both({
    en: "No verdict here is a statement of compliance: a plan shows a part of what these texts ask for.",
    fr: "Aucun verdict ici ne vaut conformité : un plan montre une partie de ce que ces textes demandent.",
  })}</p>${frameworks.map((framework) => {
    const standing = standings(framework, audit);
    const counts = order
      .map((one) => ({ one, count: standing.filter((requirement) => requirement.standing === one).length }))
      .filter(({ count }) => count > 0);
    return html`<details><summary><h3>${both(citation(framework.title))}</h3>
<span>${counts.map(({ one, count }) => html`<span class="badge ${tones[one]}">${count} ${both(standingWords[one])}</span> `)}</span></summary>
<p class="soft">${both(framework.caveat)}</p>${table(
      {
        en: `Requirements of ${framework.title}`,
        fr: `Exigences : ${citation(framework.title).fr}`,
      },
      [
        { en: "Id", fr: "Réf." },
        { en: "Asks", fr: "Demande" },
        { en: "Standing", fr: "État" },
        { en: "Strength of the rules", fr: "Force des règles" },
        { en: "Whose duty", fr: "À la charge de" },
      ],
      standing.map(({ id, asks, standing: one, strength, duty }) => [
        id,
        both(asks),
        html`<span class="badge ${tones[one]}">${both(standingWords[one])}</span>`,
        strength === undefined ? "–" : both(strengthWords[strength]),
        both(dutyWords[duty]),
      ]),
    )}</details>`;
  })}`;
}

const strengthWords: { readonly [S in Strength]: Words } = {
  full: { en: "full", fr: "entière" },
  partial: { en: "partial", fr: "partielle" },
  indicative: { en: "indicative", fr: "indicative" },
};

const dutyWords: { readonly [D in Duty]: Words } = {
  customer: { en: "the customer", fr: "client" },
  provider: { en: "the provider", fr: "fournisseur" },
  both: { en: "both, each for its part", fr: "les deux, chacun pour sa part" },
};
