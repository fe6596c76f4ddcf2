import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { chain, map } from "../../fact.ts";
import { secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Copies of a bucket fall under the same law as the bucket. */
export const rule: Rule = {
  id: "replica-in-same-country",
  topic: "residency",
  severity: "low",
  title: {
    en: "Copies of the bucket stay in its country",
    fr: "Les copies du compartiment restent dans son pays",
  },
  fix: {
    en: "Copy to another site of the same country, or say why not",
    fr: "Copiez vers un autre site du même pays, ou dites pourquoi non",
  },
  cannotVerify: {
    en: "Copies that a program makes by itself",
    fr: "Les copies qu’un programme fait lui-même",
  },
  sources: [secNumCloud("12.5"), secNumCloud("19.2")],
  appliesTo: ["storage.object"],
  check: (node) =>
    ifShown(node, "replicaCountries", (countries) =>
      holds(
        chain(countries, (there) => map(fact(node, "country"), (here) => there.every((one) => one === here))),
        (same) => same,
        "not-applicable",
      ),
    ),
  examples: {
    pass: [{ class: "storage.object", facts: { country: "FR", replicaCountries: ["FR"] } }],
    fail: [{ class: "storage.object", facts: { country: "FR", replicaCountries: ["DE"] } }],
    unknown: [{ class: "storage.object", facts: { country: "FR", replicaCountries: notKnown } }],
  },
};
