import { both, html, Markup } from "../../../page/markup.ts";
import { table } from "../../../page/table.ts";
import type { Audit } from "../../audit.ts";
import { draw } from "../../map/drawing.ts";
import { type FlowLine, flowLines } from "../../map/flow-lines.ts";
import { type FlowMap, flowMapOf } from "../../map/flow-map.ts";
import { describe } from "../../map/svg.ts";
import type { Language } from "../../rule.ts";
import { flowColumns } from "../flow-matrix.ts";

const mostLines = 400;
const listed = [
  "resource",
  "direction",
  "action",
  "protocol",
  "ports",
  "peer",
  "operator",
  "country",
  "justification",
] as const;

/** The map of networks and flows, to be moved, magnified and searched, and the same flows as a table. */
export function flowSection({ graph }: Audit): Markup {
  const map = flowMapOf(graph);
  return html`<p>${both(describe(map))}</p>
<div class="tools map-tools">
<div><label for="map-find">${both({ en: "Find on the map", fr: "Chercher sur la carte" })}</label><input id="map-find" type="search" autocomplete="off" aria-describedby="map-found"></div>
<div role="group" aria-labelledby="map-zoom"><span id="map-zoom" class="aside">${both({ en: "Magnify", fr: "Zoom" })}</span>
${button("in", "+", { en: "Larger", fr: "Plus grand" })}${button("out", "−", { en: "Smaller", fr: "Plus petit" })}${button("fit", "⤢", { en: "Whole map", fr: "Carte entière" })}</div>
<p id="map-found" aria-live="polite"></p></div>
<div id="map" class="map" tabindex="0" role="group" aria-labelledby="map-name" aria-describedby="map-keys">
<span id="map-name" class="aside">${both({ en: "Map of flows", fr: "Carte des flux" })}</span>${(["en", "fr"] as const).map((language) => drawingIn(language, map))}</div>
<p id="map-keys" class="soft small live-only">${both({
    en: "Click into the map, then: wheel or + and − to magnify, arrows or dragging to move, 0 for the whole, a box for its flows, Escape to leave it.",
    fr: "Cliquez dans la carte, puis : molette ou + et − pour zoomer, flèches ou glisser pour déplacer, 0 pour tout voir, une case pour ses flux, Échap pour la quitter.",
  })}</p>
<div id="map-chosen" aria-live="polite"></div>
${matrix(flowLines({ graph }))}`;
}

function button(does: string, sign: string, words: { readonly en: string; readonly fr: string }): Markup {
  return html`<button type="button" data-map="${does}"><span aria-hidden="true">${sign}</span><span class="aside">${both(words)}</span></button>`;
}

function drawingIn(language: Language, map: FlowMap): Markup {
  const { width, height, content } = draw(map, language);
  return html`<svg data-lang="${language}" lang="${language}" role="img" aria-label="${describe(map)[language]}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${new Markup(content.join("\n"))}</svg>`;
}

function matrix(lines: readonly FlowLine[]): Markup {
  const rest = lines.length - mostLines;
  const words = { en: `The ${lines.length} flows as a table`, fr: `Les ${lines.length} flux en tableau` };
  return html`<details><summary><h3>${both(words)}</h3></summary>${table(
    words,
    listed.map((column) => flowColumns[column]),
    lines.slice(0, mostLines).map((line) =>
      listed.map((column) => {
        const said = line[column];
        if (typeof said !== "string") return both(said);
        return column === "resource" ? html`<code>${said}</code>` : said;
      }),
    ),
  )}${rest > 0 ? html`<p class="soft">${both({ en: `and ${rest} more, which sovereign map lists`, fr: `et ${rest} de plus, que liste sovereign map` })}</p>` : ""}</details>`;
}
