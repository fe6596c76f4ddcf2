import { both, html, type Markup } from "../../../page/markup.ts";
import { asset, page } from "../../../page/page.ts";
import type { Audit } from "../../audit.ts";
import type { Language } from "../../rule.ts";
import type { Limits } from "../../settings.ts";
import type { Source } from "../../source.ts";
import { toolOf } from "../tool.ts";
import { costs } from "./cost.ts";
import { coverage } from "./coverage.ts";
import { evidence } from "./evidence.ts";
import { findings } from "./findings.ts";
import { flowSection } from "./map.ts";
import { jurisdictions, thirdParties } from "./places.ts";
import { lead, summary } from "./summary.ts";
import { texts } from "./texts.ts";
import { waivers } from "./waivers.ts";

export interface HtmlOptions {
  /** The language that the page opens in; the reader can switch. */
  readonly language: Language;
  readonly limits: Limits;
  /** The day by which waivers were judged, YYYY-MM-DD. */
  readonly onDay: string;
}

/** The audit as one self-contained page: for a manager first, then for whoever checks each verdict. */
export function htmlReport(audit: Audit, source: Source, options: HtmlOptions): string {
  return page({
    language: options.language,
    title: { en: "Sovereignty audit", fr: "Audit de souveraineté" },
    subject: source.name,
    lead: lead(audit, source, options),
    sections: [
      {
        id: "summary",
        title: { en: "In short", fr: "En bref" },
        body: summary(audit, source, options.onDay),
      },
      { id: "findings", title: { en: "Findings", fr: "Constats" }, body: findings(audit) },
      { id: "flows", title: { en: "Networks and flows", fr: "Réseaux et flux" }, body: flowSection(audit) },
      {
        id: "places",
        title: { en: "Where data is", fr: "Où sont les données" },
        body: jurisdictions(audit),
      },
      { id: "third-parties", title: { en: "Third parties", fr: "Tiers" }, body: thirdParties(audit) },
      {
        id: "cost",
        title: { en: "What it costs", fr: "Ce que cela coûte" },
        body: costs(source, options.onDay),
      },
      { id: "waivers", title: { en: "Waivers", fr: "Dérogations" }, body: waivers(audit, options.onDay) },
      {
        id: "coverage",
        title: { en: "What is not known", fr: "Ce qui n’est pas connu" },
        body: coverage(audit),
      },
      {
        id: "texts",
        title: { en: "What it means for some texts", fr: "Ce que cela dit de quelques textes" },
        body: texts(audit),
      },
      { id: "evidence", title: { en: "Evidence", fr: "Preuves" }, body: evidence(audit, source, options) },
    ],
    footer: foot(source),
    styles: ["browser/report.css", "browser/map.css"].map((name) => asset(name, import.meta.url)),
    scripts: ["browser/findings.js", "browser/map.js"].map((name) => asset(name, import.meta.url)),
  });
}

function foot({ sha256 }: Source): Markup {
  const { name, version } = toolOf();
  return html`<p>${name} ${version} · sha256 <code>${sha256}</code> · ${both({
    en: "this file asks for nothing on any network",
    fr: "ce fichier ne demande rien à aucun réseau",
  })}</p>`;
}
