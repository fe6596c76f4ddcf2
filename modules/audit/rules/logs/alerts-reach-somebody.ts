import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Alerts reach somebody. */
export const rule: Rule = {
  id: "alerts-reach-somebody",
  topic: "logs",
  severity: "medium",
  title: { en: "Alerts reach somebody", fr: "Les alertes atteignent quelqu’un" },
  fix: { en: "Add a contact point", fr: "Ajoutez un point de contact" },
  cannotVerify: { en: "That somebody acts on them", fr: "Que quelqu’un y réagit" },
  sources: [secNumCloud("12.9"), nis2("21(2)(b)")],
  appliesTo: ["alerting"],
  check: (node) => isTrue(fact(node, "enabled")),
  examples: {
    pass: [{ class: "alerting", facts: { enabled: true } }],
    fail: [{ class: "alerting", facts: { enabled: false } }],
    unknown: [{ class: "alerting", facts: { enabled: notKnown } }],
  },
};
