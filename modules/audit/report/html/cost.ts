import { estimateCost, resourcesOf } from "../../../cost/index.ts";
import { both, html, type Markup } from "../../../page/markup.ts";
import { table } from "../../../page/table.ts";
import type { Words } from "../../rule.ts";
import type { Source } from "../../source.ts";
import { whyUnpriced } from "../cost-words.ts";

/** What the plan costs in a month by dated list prices, line by line, and what is in no sum. */
export function costs({ plan }: Source, onDay: string): Markup {
  const { lines, unknown, free, total } = estimateCost(resourcesOf(plan), {}, onDay);
  const sorted = [...lines].sort((a, b) => b.eur - a.eur);
  return html`<p><strong>${both({
    en: `${euros(total.low).en} to ${euros(total.high).en} a month`,
    fr: `De ${euros(total.low).fr} à ${euros(total.high).fr} par mois`,
  })}</strong> ${both({
    en: `by list price without VAT, with usual amounts of data; ${free} resources carry no charge. Traffic, discounts and work are not counted.`,
    fr: `au prix public hors TVA, pour des volumes usuels ; ${free} ressources sans frais propres. Trafic, remises et travail ne sont pas comptés.`,
  })}</p>
${
  sorted.length === 0
    ? ""
    : table(
        { en: "Costs a month", fr: "Coûts mensuels" },
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
<ul>${unknown.map(({ address, what, why }) => html`<li><code>${address}</code> ${what}: ${both(whyUnpriced(why))}</li>`)}</ul>`
}`;
}

const marks = {
  verified: { en: "(verified)", fr: "(vérifié)" },
  secondary: { en: "(second hand)", fr: "(de seconde main)" },
  recalled: { en: "(recalled)", fr: "(de mémoire)" },
} as const;

/** Whole euros as each language writes them. */
export function euros(value: number): Words {
  const rounded = Math.round(value);
  return { en: `€${rounded.toLocaleString("en-IE")}`, fr: `${rounded.toLocaleString("fr-FR")}\u00a0€` };
}
