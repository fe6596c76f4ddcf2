import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Secrets cannot be deleted by one wrong step. */
export const rule: Rule = {
  id: "secret-deletion-protected",
  topic: "secrets",
  severity: "low",
  title: {
    en: "Secrets cannot be deleted by one wrong step",
    fr: "Un secret ne peut être supprimé par un seul faux pas",
  },
  fix: { en: "Turn the protection on", fr: "Activez la protection" },
  cannotVerify: { en: "Rights of those who may lift it", fr: "Les droits de ceux qui peuvent la lever" },
  sources: [secNumCloud("10.5"), gdpr("32(1)(b)")],
  appliesTo: ["secret"],
  check: (node) => isTrue(fact(node, "deletionProtected")),
  examples: {
    pass: [{ class: "secret", facts: { deletionProtected: true } }],
    fail: [{ class: "secret", facts: { deletionProtected: false } }],
    unknown: [{ class: "secret", facts: { deletionProtected: notKnown } }],
  },
};
