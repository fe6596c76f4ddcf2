import { holds } from "../../answer.ts";
import { notKnown, notSet } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Keys rotate at least once a year. */
export const rule: Rule = {
  id: "key-rotates",
  topic: "encryption",
  severity: "medium",
  title: { en: "Keys rotate at least once a year", fr: "Les clés tournent au moins une fois par an" },
  fix: { en: "Add a rotation of at most 365 days", fr: "Ajoutez une rotation d’au plus 365 jours" },
  cannotVerify: {
    en: "Re-encryption of data under older versions",
    fr: "Le rechiffrement des données sous d’anciennes versions",
  },
  sources: [secNumCloud("10.5"), iso27001("8.24")],
  appliesTo: ["key"],
  check: (node) => holds(fact(node, "rotationDays"), (days) => days <= 365),
  examples: {
    pass: [{ class: "key", facts: { rotationDays: 90 } }],
    fail: [{ class: "key", facts: { rotationDays: notSet } }],
    unknown: [{ class: "key", facts: { rotationDays: notKnown } }],
  },
};
