import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The way to the database is encrypted. */
export const rule: Rule = {
  id: "database-uses-tls",
  topic: "encryption",
  severity: "high",
  title: { en: "The way to the database is encrypted", fr: "Le trajet vers la base est chiffré" },
  fix: { en: "Turn TLS on", fr: "Activez TLS" },
  cannotVerify: { en: "Whether clients insist on it", fr: "Si les clients l’exigent" },
  sources: [secNumCloud("10.2"), gdpr("32(1)(a)")],
  appliesTo: ["database.instance"],
  check: (node) => isTrue(fact(node, "usesTls")),
  examples: {
    pass: [{ class: "database.instance", facts: { usesTls: true } }],
    fail: [{ class: "database.instance", facts: { usesTls: false } }],
    unknown: [{ class: "database.instance", facts: { usesTls: notKnown } }],
  },
};
