import { notKnown } from "../../example.ts";
import { gdpr, iso27001, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { states } from "../../stated.ts";

const wanted = /^(?:env|environment|stage)[:=]/i;

/** Every store of data names its environment. */
export const rule: Rule = {
  id: "environment-labelled",
  topic: "availability",
  severity: "low",
  title: {
    en: "Every store of data names its environment",
    fr: "Chaque dépôt de données nomme son environnement",
  },
  fix: { en: "Add a label such as env:production", fr: "Ajoutez une étiquette telle que env:production" },
  cannotVerify: { en: "That the label is true", fr: "Que l’étiquette dit vrai" },
  sources: [secNumCloud("8.1"), iso27001("5.9"), gdpr("30")],
  appliesTo: "data",
  check: (node) => states(node, undefined, wanted),
  examples: {
    pass: [{ class: "storage.object", facts: { labels: ["env:production"] } }],
    fail: [{ class: "storage.object", facts: { labels: [] } }],
    unknown: [{ class: "storage.object", facts: { labels: notKnown } }],
  },
};
