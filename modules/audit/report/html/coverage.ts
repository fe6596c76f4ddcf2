import { both, html, type Markup } from "../../../page/markup.ts";
import { table } from "../../../page/table.ts";
import { type Audit, compare } from "../../audit.ts";
import type { Words } from "../../rule.ts";
import { unknownPercent } from "../../settings.ts";
import { phrase } from "../phrases.ts";

/** What the audit cannot say, and why: what the plan leaves open, what no rule looks at, what no plan can show. */
export function coverage(audit: Audit): Markup {
  const { graph, uncovered } = audit;
  const blind = uncovered.reduce((sum, { count }) => sum + count, 0);
  const all = graph.nodes.length + graph.unmapped.length;
  const percent = Math.round(unknownPercent(audit));
  return html`<p>${both({
    en: `${all - blind} of ${all} resources were looked at by a rule or read as a part of one that was. ${percent} % of what a plan can decide is unknown.`,
    fr: `${all - blind} ressources sur ${all} ont été regardées par une règle ou lues comme partie d’une autre. ${percent} % de ce qu’un plan peut trancher est inconnu.`,
  })}</p>
<h3>${both({ en: "What the plan leaves open", fr: "Ce que le plan laisse ouvert" })}</h3>${openQuestions(audit)}
<h3>${both({ en: "What no rule looks at", fr: "Ce qu’aucune règle ne regarde" })}</h3>${unseen(uncovered)}
<details><summary><h3>${both({ en: "What no plan can show", fr: "Ce qu’aucun plan ne peut montrer" })}</h3></summary>${blindSpots(audit)}</details>`;
}

function openQuestions({ verdicts }: Audit): Markup {
  const reasons = new Map<string, { readonly words: Words; count: number; readonly rules: Set<string> }>();
  for (const { rule, outcome, evidence } of verdicts) {
    if (outcome !== "unknown") continue;
    for (const said of new Set(evidence.map(({ shown, note }) => note ?? shown))) {
      const words = generalised(phrase(said));
      const reason = reasons.get(words.en) ?? { words, count: 0, rules: new Set() };
      reasons.set(words.en, reason);
      reason.count++;
      reason.rules.add(rule);
    }
  }
  if (reasons.size === 0)
    return html`<p>${both({ en: "Nothing that a rule asked for.", fr: "Rien de ce qu’une règle demandait." })}</p>`;
  return table(
    { en: "Reasons of unknown verdicts", fr: "Raisons des verdicts inconnus" },
    [
      { en: "Reason", fr: "Raison" },
      { en: "Verdicts", fr: "Verdicts" },
      { en: "Rules", fr: "Règles" },
    ],
    [...reasons.values()]
      .sort((a, b) => b.count - a.count || compare(a.words.en, b.words.en))
      .map(({ words, count, rules }) => [
        both(words),
        count,
        html`${[...rules].sort(compare).map((rule) => html`<code>${rule}</code> `)}`,
      ]),
  );
}

/** The same reason at two resources is one reason: addresses and hosts in it are left out. */
function generalised({ en, fr }: Words): Words {
  if (en.startsWith("from ")) return { en: "comes from another resource", fr: "vient d’une autre ressource" };
  const general = (text: string) => text.replace(/\b[\w-]+(?:\.[\w[\]"-]+)+/g, "…");
  return { en: general(en), fr: general(fr) };
}

function unseen(types: Audit["uncovered"]): Markup {
  if (types.length === 0)
    return html`<p>${both({ en: "A rule looks at every resource type of this plan.", fr: "Une règle regarde chaque type de ressource de ce plan." })}</p>`;
  return table(
    { en: "Resource types without a rule", fr: "Types de ressource sans règle" },
    [
      { en: "Resource type", fr: "Type de ressource" },
      { en: "Resources", fr: "Ressources" },
    ],
    types.map(({ type, count }) => [html`<code>${type}</code>`, count]),
  );
}

function blindSpots({ rules, verdicts }: Audit): Markup {
  const asked = new Set(
    verdicts.filter(({ outcome }) => outcome !== "not-applicable").map(({ rule }) => rule),
  );
  return table(
    { en: "What no plan can show", fr: "Ce qu’aucun plan ne peut montrer" },
    [
      { en: "Rule", fr: "Règle" },
      { en: "To be checked elsewhere", fr: "À vérifier ailleurs" },
    ],
    rules
      .filter(({ id }) => asked.has(id))
      .map(({ title, cannotVerify }) => [both(title), both(cannotVerify)]),
  );
}
