import { isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { hds, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Backups stay in the region of the database. */
export const rule: Rule = {
  id: "backup-in-same-region",
  topic: "residency",
  severity: "high",
  title: {
    en: "Backups stay in the region of the database",
    fr: "Les sauvegardes restent dans la région de la base",
  },
  fix: {
    en: "Keep backups in the same region, or choose a second site in the EEA and export to it yourself",
    fr: "Gardez les sauvegardes dans la même région, ou exportez-les vous-même vers un second site de l’EEE",
  },
  cannotVerify: {
    en: "Where copies made outside Terraform lie",
    fr: "Où se trouvent les copies faites hors de Terraform",
  },
  sources: [secNumCloud("12.5"), hds("28")],
  appliesTo: ["database.instance"],
  check: (node) => when(isTrue(fact(node, "backupEnabled")), () => isTrue(fact(node, "backupInSameRegion"))),
  examples: {
    pass: [{ class: "database.instance", facts: { backupEnabled: true, backupInSameRegion: true } }],
    fail: [{ class: "database.instance", facts: { backupEnabled: true, backupInSameRegion: false } }],
    unknown: [{ class: "database.instance", facts: { backupEnabled: true, backupInSameRegion: notKnown } }],
  },
};
