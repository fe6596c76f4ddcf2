import { always, holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { chain, map } from "../../fact.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Cold objects stay in the country of the bucket. */
export const rule: Rule = {
  id: "cold-tier-in-same-country",
  topic: "residency",
  severity: "medium",
  title: {
    en: "Cold objects stay in the country of the bucket",
    fr: "Les objets froids restent dans le pays du compartiment",
  },
  fix: {
    en: "Drop the transition to the cold class, or place the bucket where that class is stored",
    fr: "Retirez le passage à la classe froide, ou placez le compartiment là où cette classe est stockée",
  },
  cannotVerify: {
    en: "Transitions asked for by applications",
    fr: "Les changements de classe demandés par les applications",
  },
  sources: [secNumCloud("19.2 a"), gdpr("44")],
  appliesTo: ["storage.object"],
  check: (node) => {
    const cold = fact(node, "coldTierCountry");
    const home = fact(node, "country");
    if (cold.state === "absent") return always("not-applicable", cold.evidence);
    return holds(
      chain(cold, (there) => map(home, (here) => here === there)),
      (same) => same,
    );
  },
  examples: {
    pass: [{ class: "storage.object", facts: { country: "FR", coldTierCountry: "FR" } }],
    fail: [{ class: "storage.object", facts: { country: "NL", coldTierCountry: "FR" } }],
    unknown: [{ class: "storage.object", facts: { country: notKnown, coldTierCountry: "FR" } }],
  },
};
