import { holds, isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isEverywhere } from "../../flow.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** A public database answers named sources only. */
export const rule: Rule = {
  id: "database-sources-limited",
  topic: "exposure",
  severity: "critical",
  title: {
    en: "A public database answers named sources only",
    fr: "Une base publique ne répond qu’à des sources nommées",
  },
  fix: {
    en: "Add an access list with the addresses of your applications",
    fr: "Ajoutez une liste d’accès avec les adresses de vos applications",
  },
  cannotVerify: { en: "Who uses the addresses allowed", fr: "Qui utilise les adresses autorisées" },
  sources: [secNumCloud("9.6"), iso27001("8.22")],
  appliesTo: ["database.instance"],
  check: (node) =>
    when(isTrue(fact(node, "publicEndpoint")), () =>
      holds(fact(node, "allowedSources"), (sources) => !sources.some(isEverywhere)),
    ),
  examples: {
    pass: [
      { class: "database.instance", facts: { publicEndpoint: true, allowedSources: ["203.0.113.0/24"] } },
    ],
    fail: [{ class: "database.instance", facts: { publicEndpoint: true, allowedSources: ["0.0.0.0/0"] } }],
    unknown: [{ class: "database.instance", facts: { publicEndpoint: true, allowedSources: notKnown } }],
  },
};
