import { all, always, holds, isFalse } from "../../answer.ts";
import { leftToProvider, notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** The region is written on the resource. */
export const rule: Rule = {
  id: "region-stated",
  topic: "residency",
  severity: "medium",
  title: { en: "The region is written on the resource", fr: "La région est écrite sur la ressource" },
  fix: {
    en: "Write the region on the resource: a default of the provider or of the environment can change unseen",
    fr: "Écrivez la région sur la ressource : un défaut du fournisseur ou de l’environnement peut changer sans être vu",
  },
  cannotVerify: {
    en: "That the provider keeps to the region stated",
    fr: "Que le fournisseur respecte la région indiquée",
  },
  sources: [secNumCloud("19.2 a"), gdpr("32(1)")],
  appliesTo: "data",
  check: (node) => {
    const region = fact(node, "region");
    const left = region.state === "unknown" && region.why === "provider-default";
    if (left) return always("no", region.evidence);
    return all(
      holds(region, () => true),
      ifShown(node, "regionOverridable", isFalse),
    );
  },
  examples: {
    pass: [{ class: "storage.object", facts: { region: "fr-par" } }],
    fail: [{ class: "storage.object", facts: { region: leftToProvider } }],
    unknown: [{ class: "storage.object", facts: { region: notKnown } }],
  },
};
