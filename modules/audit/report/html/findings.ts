import { type Audit, byRule, compare } from "../../audit.ts";
import { fingerprintOf } from "../../fingerprint.ts";
import { placeOf } from "../../node.ts";
import { type Rule, severities, type Topic, type Words } from "../../rule.ts";
import { type Outcome, outcomes, type Verdict } from "../../verdict.ts";
import { words } from "../words.ts";
import { both, html, type Markup } from "./markup.ts";

const shown: readonly Outcome[] = outcomes.filter((outcome) => outcome !== "not-applicable");
const colour: { readonly [O in Outcome]: string } = {
  fail: "fail",
  waived: "waived",
  unknown: "unknown",
  "not-observable": "silent",
  "provider-attested": "silent",
  pass: "pass",
  "not-applicable": "silent",
};
const severityWords: { readonly [severity: string]: Words } = {
  critical: { en: "critical", fr: "critique" },
  high: { en: "high", fr: "élevée" },
  medium: { en: "medium", fr: "moyenne" },
  low: { en: "low", fr: "faible" },
};
/** An option holds plain text only, so it says both. */
const options: { readonly [O in Outcome]: string } = {
  fail: "en échec / failed",
  waived: "dérogation / waived",
  unknown: "inconnu / unknown",
  "not-observable": "non observable / not observable",
  "provider-attested": "sur parole / attested",
  pass: "réussi / passed",
  "not-applicable": "sans objet / not applicable",
};
const topicWords: { readonly [T in Topic]: Words } = {
  residency: { en: "residency", fr: "localisation" },
  exposure: { en: "exposure", fr: "exposition" },
  egress: { en: "egress", fr: "sorties" },
  encryption: { en: "encryption", fr: "chiffrement" },
  secrets: { en: "secrets", fr: "secrets" },
  identity: { en: "identity", fr: "identités" },
  logs: { en: "logs", fr: "journaux" },
  backups: { en: "backups", fr: "sauvegardes" },
  availability: { en: "availability", fr: "disponibilité" },
  reversibility: { en: "reversibility", fr: "réversibilité" },
  ai: { en: "AI", fr: "IA" },
  costs: { en: "costs", fr: "coûts" },
};
const outcomeWords = (outcome: Outcome): Words => ({
  en: words.en.outcomes[outcome],
  fr: words.fr.outcomes[outcome],
});
/** A page of a large plan opens fast only when it holds no more places than somebody reads. */
const placesPerRule = 50;

/** Search, filter, and each rule with its resources, the worst first. */
export function findings(audit: Audit): Markup {
  return html`<div class="tools" role="search">
<div><label for="find">${both({ en: "Search", fr: "Chercher" })}</label><input id="find" type="search"></div>
<div><label for="outcome">${both({ en: "Outcome", fr: "Résultat" })}</label><select id="outcome"><option value="">tous / all</option>${shown.map((outcome) => html`<option value="${outcome}">${options[outcome]}</option>`)}</select></div>
<div><label for="language">English / Français</label><select id="language"><option value="en">English</option><option value="fr">Français</option></select></div>
<p aria-live="polite"><span id="found">–</span> ${both({ en: "shown", fr: "affichés" })}</p></div>
${shown.map((outcome) => group(audit, outcome))}`;
}

function group(audit: Audit, outcome: Outcome): Markup | string {
  const ruled = [...byRule(audit, outcome)].sort(
    (a, b) => weigh(b.rule) - weigh(a.rule) || compare(a.rule.id, b.rule.id),
  );
  if (ruled.length === 0) return "";
  return html`<section data-group="${outcome}"><h2>${both(outcomeWords(outcome))}</h2>${ruled.map(({ rule, verdicts }) => finding(rule, verdicts, outcome))}</section>`;
}

function finding(rule: Rule, verdicts: readonly Verdict[], outcome: Outcome): Markup {
  const rest = verdicts.length - placesPerRule;
  return html`<details data-outcome="${outcome}" class="${colour[outcome]}"><summary><h3>${both(rule.title)}</h3>
<span class="badge ${colour[outcome]}">${both(severityWords[rule.severity] ?? { en: rule.severity, fr: rule.severity })} · ${both(topicWords[rule.topic])} · ${verdicts.length}</span></summary>
${outcome === "fail" ? html`<p>→ ${both(rule.fix)}</p>` : ""}
<ul>${verdicts.slice(0, placesPerRule).map(place)}</ul>
${rest > 0 ? html`<p>${both({ en: `and ${rest} more, which the JSON report lists`, fr: `et ${rest} de plus, listés par le rapport JSON` })}</p>` : ""}
<p class="soft">${both({ en: "No plan shows", fr: "Aucun plan ne montre" })}: ${both(rule.cannotVerify)}.<br>${rule.sources.join("; ")}<br><code>${rule.id}</code></p></details>`;
}

function place(verdict: Verdict): Markup {
  const { address, evidence, origin, waiver } = verdict;
  return html`<li><code>${address === "" ? "*" : address}</code> <span class="soft">${fingerprintOf(verdict)}</span>
${origin === undefined ? "" : html`<br><span class="origin">${placeOf(origin)}</span>`}
${evidence.slice(0, 3).map(({ pointer, shown: value, note }) => html`<br>${[value, note].filter(Boolean).join(" – ")} <code class="soft">${pointer}</code>`)}
${waiver === undefined ? "" : html`<br>${both({ en: words.en.waiver(waiver), fr: words.fr.waiver(waiver) })}`}</li>`;
}

function weigh({ severity }: Rule): number {
  return severities.indexOf(severity);
}
