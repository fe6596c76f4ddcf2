import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isInEea } from "../../knowledge/eea.ts";
import { gdpr, hds, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Data is stored in the European Economic Area. */
export const rule: Rule = {
  id: "region-in-eea",
  topic: "residency",
  severity: "high",
  title: {
    en: "Data is stored in the European Economic Area",
    fr: "Les données sont stockées dans l’Espace économique européen",
  },
  fix: {
    en: "Set the region on the resource itself to one in the EEA",
    fr: "Fixez sur la ressource elle-même une région située dans l’EEE",
  },
  cannotVerify: {
    en: "Where administrators of the provider work from",
    fr: "D’où travaillent les administrateurs du fournisseur",
  },
  sources: [secNumCloud("19.2"), gdpr("44 to 49"), hds("28 to 31")],
  appliesTo: "data",
  check: (node) => holds(fact(node, "country"), isInEea),
  examples: {
    pass: [{ class: "storage.object", facts: { country: "FR" } }],
    fail: [{ class: "storage.object", facts: { country: "US" } }],
    unknown: [{ class: "storage.object", facts: { country: notKnown } }],
  },
};
