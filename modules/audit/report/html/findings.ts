import { both, html, Markup, option } from "../../../page/markup.ts";
import { type Audit, byRule, compare } from "../../audit.ts";
import { fingerprintOf } from "../../fingerprint.ts";
import { placeOf } from "../../node.ts";
import { type Rule, severities, topics } from "../../rule.ts";
import { type Outcome, outcomes, type Verdict } from "../../verdict.ts";
import { citation, phrase } from "../phrases.ts";
import { severityWords, topicWords } from "../rule-words.ts";
import { say, tones } from "./tones.ts";

const shown: readonly Outcome[] = outcomes.filter((outcome) => outcome !== "not-applicable");
/** A page of a large plan opens fast only when it draws no more places than somebody reads; the rest is data. */
const placesDrawn = 40;
const pointersShown = 3;
const pursued: readonly Outcome[] = ["fail", "waived", "unknown"];

/** Where a link to a finding leads. */
export function findingId({ id }: Rule, outcome: Outcome): string {
  return `${outcome}-${id}`;
}

/** Search, filters, and each rule with its resources, the worst first. */
export function findings(audit: Audit): Markup {
  const every = { en: "all", fr: "tous" };
  const select = (id: string, label: Markup, options: readonly Markup[]) =>
    html`<div><label for="${id}">${label}</label><select id="${id}">${option("", every)}${options}</select></div>`;
  return html`<div class="tools" role="search">
<div><label for="find">${both({ en: "Search", fr: "Chercher" })}</label><input id="find" type="search" autocomplete="off"></div>
${select(
  "outcome",
  both({ en: "Outcome", fr: "Résultat" }),
  shown.map((outcome) =>
    option(
      outcome,
      say((words) => words.outcomeNames[outcome]),
    ),
  ),
)}
${select(
  "severity",
  both({ en: "Severity", fr: "Gravité" }),
  [...severities].reverse().map((severity) => option(severity, severityWords[severity])),
)}
${select(
  "topic",
  both({ en: "Topic", fr: "Thème" }),
  topics.map((topic) => option(topic, topicWords[topic])),
)}
<div><button type="button" id="clear">${both({ en: "Clear", fr: "Effacer" })}</button></div>
<p aria-live="polite"><strong id="found">–</strong> ${both({ en: "shown", fr: "affichés" })}</p></div>
${shown.map((outcome) => group(audit, outcome))}`;
}

function group(audit: Audit, outcome: Outcome): Markup | string {
  const ruled = [...byRule(audit, outcome)].sort(
    (a, b) => weigh(b.rule) - weigh(a.rule) || compare(a.rule.id, b.rule.id),
  );
  if (ruled.length === 0) return "";
  // What passed is the longest list and the last that somebody reads: a filter or a click opens it.
  return html`<details class="group ${tones[outcome].tone}"${outcome === "pass" ? "" : new Markup(" open")}><summary><h3>${both(say((words) => words.outcomes[outcome]))} (${ruled.length})</h3></summary>
${ruled.map(({ rule, verdicts }) => finding(rule, verdicts, outcome))}</details>`;
}

function finding(rule: Rule, verdicts: readonly Verdict[], outcome: Outcome): Markup {
  const { tone, sign } = tones[outcome];
  return html`<details id="${findingId(rule, outcome)}" data-outcome="${outcome}" data-severity="${rule.severity}" data-topic="${rule.topic}" class="finding ${tone}"><summary><h4>${both(rule.title)}</h4>
<span class="badge ${tone}"><span aria-hidden="true">${sign}</span> ${both(severityWords[rule.severity])} · ${both(topicWords[rule.topic])} · ${verdicts.length}</span></summary>
${outcome === "fail" || outcome === "waived" ? html`<p class="fix">→ ${both(rule.fix)}</p>` : ""}
<ul class="places">${verdicts.slice(0, placesDrawn).map(place)}</ul>${more(verdicts.slice(placesDrawn), outcome)}
<p class="soft small">${both({ en: "No plan shows:", fr: "Aucun plan ne montre :" })} ${both(rule.cannotVerify)}<br>${both({ en: rule.sources.join("; "), fr: rule.sources.map((source) => citation(source).fr).join(" ; ") })}<br><code>${rule.id}</code></p></details>
`;
}

function place(verdict: Verdict): Markup {
  const { address, evidence, origin, waiver } = verdict;
  return html`<li><code>${address === "" ? both(say(({ wholePlan }) => wholePlan)) : address}</code> <span class="soft small">${fingerprintOf(verdict)}</span>
${origin === undefined ? "" : html`<br><span class="origin">${placeOf(origin)}</span>`}
${evidence.slice(0, pointersShown).map(({ pointer, shown: value, note }) => html`<br>${said(value, note)} <code class="soft">${pointer}</code>`)}
${evidence.length > pointersShown ? html`<br><span class="soft">${both(say(({ morePlaces }) => morePlaces(evidence.length - pointersShown)))}</span>` : ""}
${waiver === undefined ? "" : html`<br>${both(say((words) => words.waiver(waiver)))}`}</li>`;
}

function said(shown: string, note: string | undefined): Markup {
  const parts = [shown, note].flatMap((part) => (part === undefined || part === "" ? [] : [phrase(part)]));
  return both({ en: parts.map(({ en }) => en).join(" – "), fr: parts.map(({ fr }) => fr).join(" – ") });
}

/** The places that are not drawn yet, as data: the page's script draws them when somebody asks. */
function more(verdicts: readonly Verdict[], outcome: Outcome): Markup | string {
  if (verdicts.length === 0) return "";
  // Of what fails or is unknown a reader needs every place; of the rest the number.
  if (!pursued.includes(outcome))
    return html`<p class="soft">${both({ en: `and ${verdicts.length} more, which the JSON report lists`, fr: `et ${verdicts.length} de plus, que liste le rapport JSON` })}</p>`;
  const lines = verdicts.map((verdict) => [
    verdict.address,
    fingerprintOf(verdict),
    verdict.evidence[0]?.shown ?? "",
    verdict.evidence[0]?.pointer ?? "",
  ]);
  // "<" would let a plan's text end the element.
  const json = JSON.stringify(lines).replaceAll("<", "\\u003c");
  return html`<p class="more"><button type="button">${both({ en: `Show ${verdicts.length} more`, fr: `Afficher ${verdicts.length} de plus` })}</button></p>
<script type="application/json">${new Markup(json)}</script>`;
}

function weigh({ severity }: Rule): number {
  return severities.indexOf(severity);
}
