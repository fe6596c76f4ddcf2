import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The control plane is not shared with others. */
export const rule: Rule = {
  id: "kubernetes-control-plane-dedicated",
  topic: "availability",
  severity: "low",
  title: {
    en: "The control plane is not shared with others",
    fr: "Le plan de contrôle n’est pas partagé avec d’autres",
  },
  fix: { en: "Choose a dedicated control plane", fr: "Choisissez un plan de contrôle dédié" },
  cannotVerify: {
    en: "How the provider separates tenants",
    fr: "La façon dont le fournisseur sépare les clients",
  },
  sources: [secNumCloud("9.7"), anssiAi("R16")],
  appliesTo: ["kubernetes.cluster"],
  check: (node) => isTrue(fact(node, "dedicatedControlPlane")),
  examples: {
    pass: [{ class: "kubernetes.cluster", facts: { dedicatedControlPlane: true } }],
    fail: [{ class: "kubernetes.cluster", facts: { dedicatedControlPlane: false } }],
    unknown: [{ class: "kubernetes.cluster", facts: { dedicatedControlPlane: notKnown } }],
  },
};
