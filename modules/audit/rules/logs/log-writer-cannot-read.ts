import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Who writes logs cannot read them. */
export const rule: Rule = {
  id: "log-writer-cannot-read",
  topic: "logs",
  severity: "medium",
  title: { en: "Who writes logs cannot read them", fr: "Qui écrit les journaux ne peut pas les lire" },
  fix: {
    en: "Give the writing token write scopes only",
    fr: "Ne donnez au jeton d’écriture que les droits d’écriture",
  },
  cannotVerify: { en: "Other tokens of the same machine", fr: "Les autres jetons de la même machine" },
  sources: [secNumCloud("12.7"), iso27001("8.15")],
  appliesTo: ["log.token"],
  check: (node) => isFalse(fact(node, "canQuery")),
  examples: {
    pass: [{ class: "log.token", facts: { canQuery: false } }],
    fail: [{ class: "log.token", facts: { canQuery: true } }],
    unknown: [{ class: "log.token", facts: { canQuery: notKnown } }],
  },
};
