import { holds } from "../../answer.ts";
import { notKnown, notSet } from "../../example.ts";
import { anssiAi, nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Objects cannot be deleted for some days. */
export const rule: Rule = {
  id: "bucket-locked",
  topic: "backups",
  severity: "medium",
  title: {
    en: "Objects cannot be deleted for some days",
    fr: "Les objets ne peuvent être supprimés pendant quelques jours",
  },
  fix: {
    en: "Add a lock in governance mode to buckets that hold backups or evidence",
    fr: "Ajoutez un verrou en mode gouvernance aux compartiments de sauvegardes ou de preuves",
  },
  cannotVerify: {
    en: "Whether the bucket holds what deserves a lock",
    fr: "Si le compartiment contient ce qui mérite un verrou",
  },
  sources: [secNumCloud("12.5"), anssiAi("R19"), nis2("21(2)(c)")],
  appliesTo: ["storage.object"],
  check: (node) => holds(fact(node, "lockDays"), (days) => days >= 1),
  examples: {
    pass: [{ class: "storage.object", facts: { lockDays: 30 } }],
    fail: [{ class: "storage.object", facts: { lockDays: notSet } }],
    unknown: [{ class: "storage.object", facts: { lockDays: notKnown } }],
  },
};
