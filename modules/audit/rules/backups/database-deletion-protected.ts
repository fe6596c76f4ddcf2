import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The database cannot be deleted by one wrong step. */
export const rule: Rule = {
  id: "database-deletion-protected",
  topic: "backups",
  severity: "high",
  title: {
    en: "The database cannot be deleted by one wrong step",
    fr: "La base ne peut être supprimée par un seul faux pas",
  },
  fix: { en: "Turn the deletion protection on", fr: "Activez la protection contre la suppression" },
  cannotVerify: {
    en: "Protection by prevent_destroy, which a plan does not show",
    fr: "La protection par prevent_destroy, qu’un plan ne montre pas",
  },
  sources: [secNumCloud("19.4"), gdpr("32(1)(b)")],
  appliesTo: ["database.instance"],
  check: (node) => isTrue(fact(node, "deletionProtected")),
  examples: {
    pass: [{ class: "database.instance", facts: { deletionProtected: true } }],
    fail: [{ class: "database.instance", facts: { deletionProtected: false } }],
    unknown: [{ class: "database.instance", facts: { deletionProtected: notKnown } }],
  },
};
