import { both, html, type Markup } from "../../../page/markup.ts";
import { table } from "../../../page/table.ts";
import { type Audit, compare } from "../../audit.ts";
import type { Source } from "../../source.ts";
import { severityWords, topicWords } from "../rule-words.ts";
import { packVersionOf, toolOf, versionOf } from "../tool.ts";
import type { HtmlOptions } from "./report.ts";

/** What the report rests on, so that somebody else can make the same one and compare. */
export function evidence({ rules }: Audit, source: Source, { onDay, limits }: HtmlOptions): Markup {
  const { plan, sha256, name, rehearsed } = source;
  const tool = toolOf();
  const state = plan.kind === "state";
  const lines = [
    [{ en: "Document", fr: "Document" }, html`<code>${name}</code>`],
    [{ en: "SHA-256 of its bytes", fr: "SHA-256 de ses octets" }, html`<code>${sha256}</code>`],
    [
      { en: "What it is", fr: "Nature" },
      both({
        en: `${state ? "state" : "plan"} in format ${plan.formatVersion}, written by Terraform ${plan.terraformVersion}`,
        fr: `${state ? "état" : "plan"} au format ${plan.formatVersion}, écrit par Terraform ${plan.terraformVersion}`,
      }),
    ],
    [{ en: "Made on", fr: "Produit le" }, plan.timestamp ?? both({ en: "not stated", fr: "non indiqué" })],
    [
      { en: "By", fr: "Par" },
      both(
        rehearsed
          ? { en: "the offline providers (rehearsal)", fr: "les fournisseurs hors ligne (répétition)" }
          : {
              en: "nothing in it says that it was rehearsed",
              fr: "rien n’y indique une répétition",
            },
      ),
    ],
    [{ en: "Judged by", fr: "Jugé par" }, html`${tool.name} ${tool.version}`],
    [
      { en: "With the rules", fr: "Avec les règles" },
      html`${rules.length}, sha256 <code>${packVersionOf(rules)}</code>`,
    ],
    [{ en: "Waivers and prices as on", fr: "Dérogations et prix au" }, onDay],
    [
      { en: "Nothing is concluded above", fr: "Sans conclusion au-delà de" },
      both({
        en: `${limits.maxUnknownPercent} % of unknown verdicts`,
        fr: `${limits.maxUnknownPercent} % de verdicts inconnus`,
      }),
    ],
  ] as const;
  return html`<dl class="facts">${lines.map(([term, said]) => html`<div><dt>${both(term)}</dt><dd>${said}</dd></div>`)}</dl>
<p class="soft">${both({
    en: "Secrets were masked before anything was judged. The same document, rules and day give this page byte for byte.",
    fr: "Les secrets ont été masqués avant tout jugement. Mêmes document, règles et date : cette page à l’octet près.",
  })}</p>
<details><summary><h3>${both({ en: "Rules and their versions", fr: "Règles et leurs versions" })}</h3></summary>${table(
    { en: "Rules", fr: "Règles" },
    [
      { en: "Rule", fr: "Règle" },
      { en: "Says", fr: "Énoncé" },
      { en: "Topic", fr: "Thème" },
      { en: "Severity", fr: "Gravité" },
      { en: "Version", fr: "Version" },
    ],
    [...rules]
      .sort((a, b) => compare(a.id, b.id))
      .map((rule) => [
        html`<code>${rule.id}</code>`,
        both(rule.title),
        both(topicWords[rule.topic]),
        both(severityWords[rule.severity]),
        html`<code>${versionOf(rule)}</code>`,
      ]),
  )}</details>`;
}
