import { holds, when } from "../../answer.ts";
import { notKnown, notSet } from "../../example.ts";
import { anssiAi, nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import { keepsRecords } from "../../records.ts";
import type { Rule } from "../../rule.ts";

/** Objects of buckets for backups, logs or evidence cannot be deleted for some days. */
export const rule: Rule = {
  id: "bucket-locked",
  topic: "backups",
  severity: "medium",
  title: {
    en: "Backups, logs and evidence cannot be deleted for some days",
    fr: "Sauvegardes, journaux et preuves ne peuvent être supprimés pendant quelques jours",
  },
  fix: {
    en: "Add a lock in governance mode to buckets that hold backups or evidence",
    fr: "Ajoutez un verrou en mode gouvernance aux compartiments de sauvegardes ou de preuves",
  },
  cannotVerify: {
    en: "Whether a bucket whose name and labels do not say so holds them",
    fr: "Si un compartiment dont ni le nom ni les étiquettes ne le disent en contient",
  },
  sources: [secNumCloud("12.5"), anssiAi("R19"), nis2("21(2)(c)")],
  appliesTo: ["storage.object"],
  check: (node) => when(keepsRecords(node), () => holds(fact(node, "lockDays"), (days) => days >= 1)),
  examples: {
    pass: [{ class: "storage.object", facts: { name: "acme-backups", lockDays: 30 } }],
    fail: [{ class: "storage.object", facts: { labels: ["purpose:logs"], lockDays: notSet } }],
    unknown: [{ class: "storage.object", facts: { name: notKnown, lockDays: notSet } }],
  },
};
