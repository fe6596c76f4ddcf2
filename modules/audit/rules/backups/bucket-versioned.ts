import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Overwritten and deleted objects can be brought back. */
export const rule: Rule = {
  id: "bucket-versioned",
  topic: "backups",
  severity: "medium",
  title: {
    en: "Overwritten and deleted objects can be brought back",
    fr: "Les objets écrasés ou supprimés peuvent être retrouvés",
  },
  fix: { en: "Turn versioning on", fr: "Activez le versionnement" },
  cannotVerify: { en: "How long older versions stay", fr: "Combien de temps restent les anciennes versions" },
  sources: [secNumCloud("12.5"), anssiAi("R19"), gdpr("32(1)(c)")],
  appliesTo: ["storage.object"],
  check: (node) => isTrue(fact(node, "versioned")),
  examples: {
    pass: [{ class: "storage.object", facts: { versioned: true } }],
    fail: [{ class: "storage.object", facts: { versioned: false } }],
    unknown: [{ class: "storage.object", facts: { versioned: notKnown } }],
  },
};
