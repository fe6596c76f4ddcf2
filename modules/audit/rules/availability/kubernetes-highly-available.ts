import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The control plane survives the loss of a node. */
export const rule: Rule = {
  id: "kubernetes-highly-available",
  topic: "availability",
  severity: "medium",
  title: {
    en: "The control plane survives the loss of a node",
    fr: "Le plan de contrôle survit à la perte d’un nœud",
  },
  fix: {
    en: "Choose a control plane with several replicas",
    fr: "Choisissez un plan de contrôle à plusieurs répliques",
  },
  cannotVerify: { en: "The time a failover takes", fr: "La durée d’une bascule" },
  sources: [secNumCloud("17.4"), nis2("21(2)(c)")],
  appliesTo: ["kubernetes.cluster"],
  check: (node) => isTrue(fact(node, "highlyAvailable")),
  examples: {
    pass: [{ class: "kubernetes.cluster", facts: { highlyAvailable: true } }],
    fail: [{ class: "kubernetes.cluster", facts: { highlyAvailable: false } }],
    unknown: [{ class: "kubernetes.cluster", facts: { highlyAvailable: notKnown } }],
  },
};
