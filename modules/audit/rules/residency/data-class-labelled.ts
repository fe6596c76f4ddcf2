import { notKnown } from "../../example.ts";
import { gdpr, iso27001, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { states } from "../../stated.ts";

const wanted = /^(?:data-?class|classification|sensitivity)[:=]/i;

/** Every store of data names the class of its data. */
export const rule: Rule = {
  id: "data-class-labelled",
  topic: "residency",
  severity: "low",
  title: {
    en: "Every store of data names the class of its data",
    fr: "Chaque dépôt de données nomme la classe de ses données",
  },
  fix: {
    en: "Describe the construct, or add a label such as data-class:personal",
    fr: "Décrivez le composant, ou ajoutez une étiquette telle que data-class:personal",
  },
  cannotVerify: { en: "That it is true", fr: "Que cela est vrai" },
  sources: [secNumCloud("8.1"), iso27001("5.9"), gdpr("30")],
  appliesTo: "data",
  check: (node) => states(node, "dataClass", wanted),
  examples: {
    pass: [{ class: "storage.object", facts: { labels: ["data-class:personal"] } }],
    fail: [{ class: "storage.object", facts: { labels: [] } }],
    unknown: [{ class: "storage.object", facts: { labels: notKnown } }],
  },
};
