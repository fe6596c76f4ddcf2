import { estimateCost, resourcesOf } from "../../../cost/index.ts";
import type { Source } from "../../source.ts";
import { both, html, type Markup } from "./markup.ts";
import { table } from "./table.ts";

/** What the plan costs in a month by dated list prices, line by line, and what is in no sum. */
export function costs({ plan }: Source, onDay: string): Markup {
  const { lines, unknown, free, total } = estimateCost(resourcesOf(plan), {}, onDay);
  const sorted = [...lines].sort((a, b) => b.eur - a.eur);
  return html`<p><strong>${both({
    en: `${euros(total.low)} to ${euros(total.high)} € a month`,
    fr: `De ${euros(total.low)} à ${euros(total.high)} € par mois`,
  })}</strong> ${both({
    en: `by list price without VAT, with usual amounts of data; ${free} resources carry no charge. Traffic, discounts and work are not counted.`,
    fr: `au prix public hors TVA, pour des volumes usuels ; ${free} ressources sans frais propres. Trafic, remises et travail ne sont pas comptés.`,
  })}</p>
${
  sorted.length === 0
    ? ""
    : table(
        [
          { en: "Resource", fr: "Ressource" },
          { en: "What", fr: "Quoi" },
          { en: "How", fr: "Calcul" },
          { en: "€ a month", fr: "€ par mois" },
          { en: "Price of", fr: "Prix du" },
        ],
        sorted.map(({ address, what, how, eur, mark, checkedOn, missing }) => [
          html`<code>${address}</code>`,
          html`<code>${what}</code>`,
          how,
          html`<span class="number">${missing === undefined ? "" : "≥ "}${eur.toFixed(2)}</span>`,
          html`${checkedOn} ${both(marks[mark])}`,
        ]),
      )
}
${
  unknown.length === 0
    ? ""
    : html`<p>${both({ en: "In no sum, because no price is known:", fr: "Hors total, faute de prix connu :" })}</p>
<ul>${unknown.map(({ address, what, why }) => html`<li><code>${address}</code> ${what}: <span lang="en">${why}</span></li>`)}</ul>`
}`;
}

const marks = {
  verified: { en: "(verified)", fr: "(vérifié)" },
  secondary: { en: "(second hand)", fr: "(de seconde main)" },
  recalled: { en: "(recalled)", fr: "(de mémoire)" },
} as const;

function euros(value: number): string {
  return String(Math.round(value));
}
