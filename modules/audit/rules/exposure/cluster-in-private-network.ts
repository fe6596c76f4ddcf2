import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The cluster is in a private network. */
export const rule: Rule = {
  id: "cluster-in-private-network",
  topic: "exposure",
  severity: "high",
  title: { en: "The cluster is in a private network", fr: "Le cluster est dans un réseau privé" },
  fix: { en: "Attach the cluster to a private network", fr: "Rattachez le cluster à un réseau privé" },
  cannotVerify: { en: "Routes added outside Terraform", fr: "Les routes ajoutées hors de Terraform" },
  sources: [secNumCloud("13.2"), anssiAi("R28")],
  appliesTo: ["kubernetes.cluster"],
  check: (node) => isTrue(fact(node, "inPrivateNetwork")),
  examples: {
    pass: [{ class: "kubernetes.cluster", facts: { inPrivateNetwork: true } }],
    fail: [{ class: "kubernetes.cluster", facts: { inPrivateNetwork: false } }],
    unknown: [{ class: "kubernetes.cluster", facts: { inPrivateNetwork: notKnown } }],
  },
};
