import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The database is backed up automatically. */
export const rule: Rule = {
  id: "database-backed-up",
  topic: "backups",
  severity: "critical",
  title: { en: "The database is backed up automatically", fr: "La base est sauvegardée automatiquement" },
  fix: { en: "Turn automatic backups on", fr: "Activez les sauvegardes automatiques" },
  cannotVerify: { en: "That a restore works", fr: "Qu’une restauration fonctionne" },
  sources: [secNumCloud("12.5"), gdpr("32(1)(c)"), nis2("21(2)(c)")],
  appliesTo: ["database.instance"],
  check: (node) => isTrue(fact(node, "backupEnabled")),
  examples: {
    pass: [{ class: "database.instance", facts: { backupEnabled: true } }],
    fail: [{ class: "database.instance", facts: { backupEnabled: false } }],
    unknown: [{ class: "database.instance", facts: { backupEnabled: notKnown } }],
  },
};
