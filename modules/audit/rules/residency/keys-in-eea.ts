import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isInEea } from "../../knowledge/eea.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Keys and secrets are kept in the European Economic Area. */
export const rule: Rule = {
  id: "keys-in-eea",
  topic: "residency",
  severity: "high",
  title: {
    en: "Keys and secrets are kept in the European Economic Area",
    fr: "Clés et secrets sont conservés dans l’Espace économique européen",
  },
  fix: {
    en: "Set the region on the resource itself to one in the EEA",
    fr: "Fixez sur la ressource elle-même une région située dans l’EEE",
  },
  cannotVerify: { en: "Copies that the provider makes", fr: "Les copies que fait le fournisseur" },
  sources: [secNumCloud("10.5 and 19.2"), gdpr("44")],
  appliesTo: ["key", "secret", "secret.version", "key.store"],
  check: (node) => holds(fact(node, "country"), isInEea),
  examples: {
    pass: [{ class: "key", facts: { country: "FR" } }],
    fail: [{ class: "key", facts: { country: "US" } }],
    unknown: [{ class: "key", facts: { country: notKnown } }],
  },
};
