import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The database is encrypted at rest. */
export const rule: Rule = {
  id: "database-encrypted",
  topic: "encryption",
  severity: "high",
  title: { en: "The database is encrypted at rest", fr: "La base est chiffrée au repos" },
  fix: {
    en: "Turn encryption at rest on; often it cannot be turned off again",
    fr: "Activez le chiffrement au repos ; souvent il ne se désactive plus",
  },
  cannotVerify: {
    en: "Who holds the key; whether logical backups are encrypted",
    fr: "Qui détient la clé ; si les sauvegardes logiques sont chiffrées",
  },
  sources: [secNumCloud("10.1"), gdpr("32(1)(a)")],
  appliesTo: ["database.instance"],
  check: (node) => holds(fact(node, "encryption"), (kind) => kind !== "none"),
  examples: {
    pass: [{ class: "database.instance", facts: { encryption: "provider-key" } }],
    fail: [{ class: "database.instance", facts: { encryption: "none" } }],
    unknown: [{ class: "database.instance", facts: { encryption: notKnown } }],
  },
};
