import { always, holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

const wanted = /^(?:owner|responsable|team|organisation)[:=]/i;

/** Every store of data names its owner. */
export const rule: Rule = {
  id: "owner-labelled",
  topic: "identity",
  severity: "low",
  title: { en: "Every store of data names its owner", fr: "Chaque dépôt de données nomme son responsable" },
  fix: { en: "Add a label such as owner:platform", fr: "Ajoutez une étiquette telle que owner:platform" },
  cannotVerify: { en: "That the label is true", fr: "Que l’étiquette dit vrai" },
  sources: [secNumCloud("8.1"), iso27001("5.9"), gdpr("30")],
  appliesTo: "data",
  check: (node) =>
    node.facts.labels === undefined
      ? always("not-applicable")
      : holds(fact(node, "labels"), (labels) => labels.some((label) => wanted.test(label))),
  examples: {
    pass: [{ class: "storage.object", facts: { labels: ["owner:platform"] } }],
    fail: [{ class: "storage.object", facts: { labels: [] } }],
    unknown: [{ class: "storage.object", facts: { labels: notKnown } }],
  },
};
