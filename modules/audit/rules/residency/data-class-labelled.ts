import { always, holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

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
    en: "Add a label such as data-class:personal",
    fr: "Ajoutez une étiquette telle que data-class:personal",
  },
  cannotVerify: { en: "That the label is true", fr: "Que l’étiquette dit vrai" },
  sources: [secNumCloud("8.1"), iso27001("5.9"), gdpr("30")],
  appliesTo: "data",
  check: (node) =>
    node.facts.labels === undefined
      ? always("not-applicable")
      : holds(fact(node, "labels"), (labels) => labels.some((label) => wanted.test(label))),
  examples: {
    pass: [{ class: "storage.object", facts: { labels: ["data-class:personal"] } }],
    fail: [{ class: "storage.object", facts: { labels: [] } }],
    unknown: [{ class: "storage.object", facts: { labels: notKnown } }],
  },
};
