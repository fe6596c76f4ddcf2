import { notKnown } from "../../example.ts";
import { gdpr, iso27001, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { states } from "../../stated.ts";

const wanted = /^(?:owner|responsable|team|organisation)[:=]/i;

/** Every store of data names its owner. */
export const rule: Rule = {
  id: "owner-labelled",
  topic: "identity",
  severity: "low",
  title: { en: "Every store of data names its owner", fr: "Chaque dépôt de données nomme son responsable" },
  fix: {
    en: "Describe the construct, or add a label such as owner:platform",
    fr: "Décrivez le composant, ou ajoutez une étiquette telle que owner:platform",
  },
  cannotVerify: { en: "That it is true", fr: "Que cela est vrai" },
  sources: [secNumCloud("8.1"), iso27001("5.9"), gdpr("30")],
  appliesTo: "data",
  check: (node) => states(node, "owner", wanted),
  examples: {
    pass: [{ class: "storage.object", facts: { labels: ["owner:platform"] } }],
    fail: [{ class: "storage.object", facts: { labels: [] } }],
    unknown: [{ class: "storage.object", facts: { labels: notKnown } }],
  },
};
