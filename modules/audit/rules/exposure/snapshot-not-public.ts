import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Snapshots and images are not open to every account. */
export const rule: Rule = {
  id: "snapshot-not-public",
  topic: "exposure",
  severity: "critical",
  title: {
    en: "Snapshots and images are not open to every account",
    fr: "Instantanés et images ne sont pas ouverts à tous les comptes",
  },
  fix: {
    en: "Name the accounts that may use it, or none",
    fr: "Nommez les comptes qui peuvent l’utiliser, ou aucun",
  },
  cannotVerify: { en: "Copies already made by others", fr: "Les copies déjà faites par d’autres" },
  sources: [secNumCloud("9.3"), gdpr("32(1)(b)")],
  appliesTo: ["storage.snapshot", "compute.image"],
  check: (node) => isFalse(fact(node, "publicRead")),
  examples: {
    pass: [{ class: "storage.snapshot", facts: { publicRead: false } }],
    fail: [{ class: "storage.snapshot", facts: { publicRead: true } }],
    unknown: [{ class: "storage.snapshot", facts: { publicRead: notKnown } }],
  },
};
