import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Kubernetes nodes have no public address. */
export const rule: Rule = {
  id: "nodes-without-public-address",
  topic: "exposure",
  severity: "high",
  title: {
    en: "Kubernetes nodes have no public address",
    fr: "Les nœuds Kubernetes n’ont pas d’adresse publique",
  },
  fix: {
    en: "Create the pool without public addresses; changing it later replaces the nodes",
    fr: "Créez le groupe de nœuds sans adresse publique ; le changer plus tard remplace les nœuds",
  },
  cannotVerify: {
    en: "Services of the cluster that publish themselves",
    fr: "Les services du cluster qui se publient eux-mêmes",
  },
  sources: [secNumCloud("13.2"), anssiAi("R13")],
  appliesTo: ["kubernetes.pool"],
  check: (node) => isFalse(fact(node, "hasPublicAddress")),
  examples: {
    pass: [{ class: "kubernetes.pool", facts: { hasPublicAddress: false } }],
    fail: [{ class: "kubernetes.pool", facts: { hasPublicAddress: true } }],
    unknown: [{ class: "kubernetes.pool", facts: { hasPublicAddress: notKnown } }],
  },
};
