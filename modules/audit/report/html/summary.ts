import { estimateCost, resourcesOf } from "../../../cost/index.ts";
import { both, html, type Markup } from "../../../page/markup.ts";
import { table } from "../../../page/table.ts";
import { type Audit, byRule, compare } from "../../audit.ts";
import { isInEea } from "../../knowledge/eea.ts";
import { type Rule, severities, topics, type Words } from "../../rule.ts";
import { conclude } from "../../settings.ts";
import type { Source } from "../../source.ts";
import type { Outcome } from "../../verdict.ts";
import { severityWords, topicWords } from "../rule-words.ts";
import { euros } from "./cost.ts";
import { findingId } from "./findings.ts";
import { partiesOf } from "./places.ts";
import type { HtmlOptions } from "./report.ts";
import { say, tones } from "./tones.ts";

const notTold: Words = { en: "where the plan does not tell", fr: "là où le plan ne le dit pas" };
const conclusionTone = { passed: "pass", failed: "fail", "too-much-unknown": "unknown" } as const;

/** What must be known before anything else: what the plan is, and what the audit comes to. */
export function lead(audit: Audit, source: Source, { limits }: HtmlOptions): Markup {
  const conclusion = conclude(audit, limits);
  return html`<div class="verdict ${conclusionTone[conclusion]}"><strong>${both(say(({ conclusions }) => conclusions[conclusion]))}</strong>
${both({ en: "No verdict here is a statement of compliance.", fr: "Aucun verdict ici ne vaut conformité." })}</div>
${source.rehearsed ? html`<p class="notice">${both(say(({ rehearsed }) => rehearsed))}</p>` : ""}
${audit.graph.warnings.map((warning) => html`<p class="notice">${both(warning)}</p>`)}`;
}

/** One screen for a manager: how much holds, where, at what price, and what to do first. */
export function summary(audit: Audit, source: Source, onDay: string): Markup {
  const { counts } = audit;
  const silent = counts["not-observable"] + counts["provider-attested"];
  const cards: readonly (readonly [string, number, Words])[] = [
    ["fail", counts.fail, say((words) => words.counts.fail)],
    ["waived", counts.waived, say((words) => words.counts.waived)],
    ["unknown", counts.unknown, say((words) => words.counts.unknown)],
    ["silent", silent, say((words) => words.counts.silent)],
    ["pass", counts.pass, say((words) => words.counts.pass)],
  ];
  return html`<ul class="cards">${cards.map(([tone, count, label]) => html`<li class="${tone}"><strong>${count}</strong>${both(label)}</li>`)}</ul>
<dl class="facts">${keyFacts(audit, source, onDay).map(([term, said]) => html`<div><dt>${both(term)}</dt><dd>${said}</dd></div>`)}</dl>
${firstSteps(audit)}
<h3>${both({ en: "Topic by topic", fr: "Thème par thème" })}</h3>${byTopic(audit)}`;
}

function keyFacts(audit: Audit, source: Source, onDay: string): readonly (readonly [Words, Markup])[] {
  const { nodes } = audit.graph;
  const data = nodes.filter(({ bearsData }) => bearsData);
  const countries = new Set(
    data.map(({ facts }) => (facts.country?.state === "known" ? facts.country.value : "?")),
  );
  const named = [...countries].filter((country) => country !== "?").sort(compare);
  const parties = partiesOf(audit.graph);
  const far = parties.filter(({ country }) => country !== "" && country !== "?" && !isInEea(country)).length;
  const nameless = parties.filter(({ country }) => country === "?").length;
  const secrets = nodes.reduce((sum, node) => sum + node.secrets.length, 0);
  const { total } = estimateCost(resourcesOf(source.plan), {}, onDay);
  const open = countries.has("?");
  return [
    [
      { en: "Resources", fr: "Ressources" },
      both({
        en: `${nodes.length}, of which ${data.length} hold data`,
        fr: `${nodes.length}, dont ${data.length} portent des données`,
      }),
    ],
    [
      { en: "Data lies in", fr: "Données situées en" },
      html`${named.join(", ")}${open ? both(named.length === 0 ? notTold : { en: `, and ${notTold.en}`, fr: `, et ${notTold.fr}` }) : named.length === 0 ? "–" : ""}`,
    ],
    [
      { en: "Third parties", fr: "Tiers" },
      both({
        en: `${parties.length}: ${far} outside the EEA, ${nameless} not known`,
        fr: `${parties.length} : ${far} hors EEE, ${nameless} inconnus`,
      }),
    ],
    [{ en: "Secrets in plan and state", fr: "Secrets dans le plan et l’état" }, html`${secrets}`],
    [
      { en: "Cost a month, list price", fr: "Coût par mois, prix public" },
      html`${both({ en: `${euros(total.low).en} to ${euros(total.high).en}`, fr: `${euros(total.low).fr} à ${euros(total.high).fr}` })}`,
    ],
  ];
}

const most = 5;

/** The gravest failures with what to do: what a manager decides on. */
function firstSteps(audit: Audit): Markup | string {
  const weigh = ({ severity }: Rule) => severities.indexOf(severity);
  const worst = [...byRule(audit, "fail")]
    .sort(
      (a, b) =>
        weigh(b.rule) - weigh(a.rule) ||
        b.verdicts.length - a.verdicts.length ||
        compare(a.rule.id, b.rule.id),
    )
    .slice(0, most);
  if (worst.length === 0) return "";
  return html`<h3>${both({ en: "First to do", fr: "À faire d’abord" })}</h3>
<ol class="steps">${worst.map(
    ({ rule, verdicts }) =>
      html`<li class="fail"><a href="#${findingId(rule, "fail")}">${both(rule.title)}</a> <span class="badge fail">✗ ${both(severityWords[rule.severity])} · ${verdicts.length}</span><br>${both(rule.fix)}</li>`,
  )}</ol>`;
}

const columns = ["fail", "waived", "unknown", "pass"] as const;

/** A bar for the eye and numbers for everybody. */
function byTopic({ rules, verdicts }: Audit): Markup {
  const topicOf = new Map(rules.map(({ id, topic }) => [id, topic]));
  const countOf = (topic: string, outcome: Outcome) =>
    verdicts.filter((verdict) => verdict.outcome === outcome && topicOf.get(verdict.rule) === topic).length;
  const rows = topics
    .map((topic) => ({ topic, counts: columns.map((outcome) => countOf(topic, outcome)) }))
    .filter(({ counts }) => counts.some((count) => count > 0));
  return table(
    { en: "Verdicts by topic", fr: "Verdicts par thème" },
    [
      { en: "Topic", fr: "Thème" },
      { en: "Share", fr: "Part" },
      ...columns.map((outcome) =>
        outcome === "waived"
          ? say((words) => words.counts.waived)
          : say((words) => words.counts[outcome as "fail"]),
      ),
    ],
    rows.map(({ topic, counts }) => [both(topicWords[topic]), bar(counts), ...counts]),
  );
}

function bar(counts: readonly number[]): Markup {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const starts = counts.map((_, index) =>
    counts.slice(0, index).reduce((sum, count) => sum + (100 * count) / total, 0),
  );
  return html`<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${counts.map(
    (count, index) =>
      html`<rect class="${tones[columns[index] ?? "pass"].tone}" x="${(starts[index] ?? 0).toFixed(2)}" width="${((100 * count) / total).toFixed(2)}" height="8"/>`,
  )}</svg>`;
}
