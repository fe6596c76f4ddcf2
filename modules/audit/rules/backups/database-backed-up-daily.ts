import { holds, isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The database is backed up at least daily. */
export const rule: Rule = {
  id: "database-backed-up-daily",
  topic: "backups",
  severity: "medium",
  title: {
    en: "The database is backed up at least daily",
    fr: "La base est sauvegardée au moins chaque jour",
  },
  fix: {
    en: "Set the backup interval to 24 hours or less",
    fr: "Réglez l’intervalle de sauvegarde à 24 heures ou moins",
  },
  cannotVerify: {
    en: "The loss of data that the business accepts",
    fr: "La perte de données que le métier accepte",
  },
  sources: [secNumCloud("12.5"), gdpr("32(1)(c)")],
  appliesTo: ["database.instance"],
  check: (node) =>
    when(isTrue(fact(node, "backupEnabled")), () =>
      holds(fact(node, "backupEveryHours"), (hours) => hours > 0 && hours <= 24),
    ),
  examples: {
    pass: [{ class: "database.instance", facts: { backupEnabled: true, backupEveryHours: 24 } }],
    fail: [{ class: "database.instance", facts: { backupEnabled: true, backupEveryHours: 168 } }],
    unknown: [{ class: "database.instance", facts: { backupEnabled: true, backupEveryHours: notKnown } }],
  },
};
