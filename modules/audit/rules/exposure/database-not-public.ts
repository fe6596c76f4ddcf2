import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The database has no public endpoint. */
export const rule: Rule = {
  id: "database-not-public",
  topic: "exposure",
  severity: "critical",
  title: { en: "The database has no public endpoint", fr: "La base n’a pas de point d’accès public" },
  fix: {
    en: "Attach the database to a private network only",
    fr: "Rattachez la base à un réseau privé seulement",
  },
  cannotVerify: {
    en: "Endpoints added outside Terraform",
    fr: "Les points d’accès ajoutés hors de Terraform",
  },
  sources: [secNumCloud("13.2"), gdpr("32(1)(b)")],
  appliesTo: ["database.instance"],
  check: (node) => isFalse(fact(node, "publicEndpoint")),
  examples: {
    pass: [{ class: "database.instance", facts: { publicEndpoint: false } }],
    fail: [{ class: "database.instance", facts: { publicEndpoint: true } }],
    unknown: [{ class: "database.instance", facts: { publicEndpoint: notKnown } }],
  },
};
