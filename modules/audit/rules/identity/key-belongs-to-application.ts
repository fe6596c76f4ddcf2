import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Access keys belong to applications, not to people. */
export const rule: Rule = {
  id: "key-belongs-to-application",
  topic: "identity",
  severity: "medium",
  title: {
    en: "Access keys belong to applications, not to people",
    fr: "Les clés d’accès appartiennent à des applications, pas à des personnes",
  },
  fix: {
    en: "Create the key for an application with its own rights",
    fr: "Créez la clé pour une application dotée de ses propres droits",
  },
  cannotVerify: { en: "Who holds the key", fr: "Qui détient la clé" },
  sources: [secNumCloud("9.2"), iso27001("5.16")],
  appliesTo: ["identity.key"],
  check: (node) => isFalse(fact(node, "ownedByPerson")),
  examples: {
    pass: [{ class: "identity.key", facts: { ownedByPerson: false } }],
    fail: [{ class: "identity.key", facts: { ownedByPerson: true } }],
    unknown: [{ class: "identity.key", facts: { ownedByPerson: notKnown } }],
  },
};
