import { type Answer, any, holds, when } from "../../answer.ts";
import { leftOut } from "../../derive.ts";
import { notKnown, notSet } from "../../example.ts";
import { anssiAi, nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact, type Node } from "../../node.ts";
import type { Rule } from "../../rule.ts";

const kept = "backups?|sauvegardes?|dumps?|logs?|journal|journaux|audit|archives?|evidence|preuves?";
const keptLabel = new RegExp(
  `^(?:purpose|usage|content|role|data-?class|classification)[:=](?:${kept})$`,
  "i",
);
const keptName = new RegExp(`(?:^|[-_.])(?:${kept})(?:[-_.]|$)`, "i");

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

/** Whether name or labels say so. What a cloud's mapper does not show says nothing. */
function keepsRecords({ facts: { labels, name } }: Node): Answer {
  return any(
    ...(labels === undefined ? [] : [holds(labels, (list) => list.some((text) => keptLabel.test(text)))]),
    ...(name === undefined ? [] : [holds(leftOut(name), (text) => keptName.test(text))]),
  );
}
