import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isEverywhere } from "../../flow.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The cloud’s API answers named sources only. */
export const rule: Rule = {
  id: "api-sources-limited",
  topic: "identity",
  severity: "high",
  title: {
    en: "The cloud’s API answers named sources only",
    fr: "L’API du cloud ne répond qu’à des sources nommées",
  },
  fix: {
    en: "List the addresses of your administrators and pipelines",
    fr: "Listez les adresses de vos administrateurs et chaînes",
  },
  cannotVerify: { en: "Who uses the addresses allowed", fr: "Qui utilise les adresses autorisées" },
  sources: [secNumCloud("9.6"), anssiAi("R10")],
  appliesTo: ["identity.policy"],
  check: (node) =>
    holds(fact(node, "allowedSources"), (sources) => !sources.some(isEverywhere), "not-applicable"),
  examples: {
    pass: [{ class: "identity.policy", facts: { allowedSources: ["203.0.113.0/24"] } }],
    fail: [{ class: "identity.policy", facts: { allowedSources: ["0.0.0.0/0"] } }],
    unknown: [{ class: "identity.policy", facts: { allowedSources: notKnown } }],
  },
};
