import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Keys cannot be deleted by one wrong step. */
export const rule: Rule = {
  id: "key-deletion-protected",
  topic: "encryption",
  severity: "high",
  title: {
    en: "Keys cannot be deleted by one wrong step",
    fr: "Une clé ne peut être supprimée par un seul faux pas",
  },
  fix: {
    en: "Turn the protection on: deleting a key loses all that it encrypts",
    fr: "Activez la protection : supprimer une clé perd tout ce qu’elle chiffre",
  },
  cannotVerify: { en: "Rights of those who may lift it", fr: "Les droits de ceux qui peuvent la lever" },
  sources: [secNumCloud("10.5"), gdpr("32(1)(b)")],
  appliesTo: ["key"],
  check: (node) => isTrue(fact(node, "deletionProtected")),
  examples: {
    pass: [{ class: "key", facts: { deletionProtected: true } }],
    fail: [{ class: "key", facts: { deletionProtected: false } }],
    unknown: [{ class: "key", facts: { deletionProtected: notKnown } }],
  },
};
