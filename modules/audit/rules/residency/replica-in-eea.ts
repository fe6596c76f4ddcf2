import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isInEea } from "../../knowledge/eea.ts";
import { gdpr, hds, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Copies of a bucket stay in the European Economic Area. */
export const rule: Rule = {
  id: "replica-in-eea",
  topic: "residency",
  severity: "high",
  title: {
    en: "Copies of the bucket stay in the European Economic Area",
    fr: "Les copies du compartiment restent dans l’Espace économique européen",
  },
  fix: {
    en: "Copy to a region in the European Economic Area",
    fr: "Copiez vers une région de l’Espace économique européen",
  },
  cannotVerify: {
    en: "Copies that a program makes by itself",
    fr: "Les copies qu’un programme fait lui-même",
  },
  sources: [secNumCloud("19.2"), gdpr("44"), hds("requirement 28")],
  appliesTo: ["storage.object"],
  check: (node) =>
    ifShown(node, "replicaCountries", (shown) =>
      holds(shown, (countries) => countries.every(isInEea), "not-applicable"),
    ),
  examples: {
    pass: [{ class: "storage.object", facts: { replicaCountries: ["FR"] } }],
    fail: [{ class: "storage.object", facts: { replicaCountries: ["FR", "CA"] } }],
    unknown: [{ class: "storage.object", facts: { replicaCountries: notKnown } }],
  },
};
