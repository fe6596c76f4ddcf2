import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Backups of the database are kept for at least 7 days. */
export const rule: Rule = {
  id: "database-backups-kept-a-week",
  topic: "backups",
  severity: "medium",
  title: {
    en: "Backups of the database are kept for at least 7 days",
    fr: "Les sauvegardes de la base sont gardées au moins 7 jours",
  },
  fix: {
    en: "Set the backup retention to 7 days or more",
    fr: "Réglez la conservation des sauvegardes à 7 jours ou plus",
  },
  cannotVerify: { en: "Copies that are kept elsewhere", fr: "Les copies gardées ailleurs" },
  sources: [secNumCloud("12.5"), gdpr("32(1)(c)")],
  appliesTo: ["database.instance"],
  check: (node) => holds(fact(node, "backupRetentionDays"), (days) => days >= 7),
  examples: {
    pass: [{ class: "database.instance", facts: { backupRetentionDays: 30 } }],
    fail: [{ class: "database.instance", facts: { backupRetentionDays: 1 } }],
    unknown: [{ class: "database.instance", facts: { backupRetentionDays: notKnown } }],
  },
};
