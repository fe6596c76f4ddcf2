import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Destroying the stack does not empty the bucket. */
export const rule: Rule = {
  id: "bucket-not-emptied-on-destroy",
  topic: "backups",
  severity: "high",
  title: {
    en: "Destroying the stack does not empty the bucket",
    fr: "Détruire la pile ne vide pas le compartiment",
  },
  fix: { en: "Turn the forced deletion off", fr: "Désactivez la suppression forcée" },
  cannotVerify: { en: "Deletions by hand", fr: "Les suppressions à la main" },
  sources: [secNumCloud("19.4"), gdpr("32(1)(b)")],
  appliesTo: ["storage.object"],
  check: (node) => isFalse(fact(node, "emptiedOnDestroy")),
  examples: {
    pass: [{ class: "storage.object", facts: { emptiedOnDestroy: false } }],
    fail: [{ class: "storage.object", facts: { emptiedOnDestroy: true } }],
    unknown: [{ class: "storage.object", facts: { emptiedOnDestroy: notKnown } }],
  },
};
