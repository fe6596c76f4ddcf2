import { holds, isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isEverywhere } from "../../flow.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The Kubernetes API answers named sources only. */
export const rule: Rule = {
  id: "kubernetes-api-limited",
  topic: "exposure",
  severity: "critical",
  title: {
    en: "The Kubernetes API answers named sources only",
    fr: "L’API Kubernetes ne répond qu’à des sources nommées",
  },
  fix: {
    en: "Add an access list with the addresses of your administrators",
    fr: "Ajoutez une liste d’accès avec les adresses de vos administrateurs",
  },
  cannotVerify: { en: "Rights inside the cluster", fr: "Les droits à l’intérieur du cluster" },
  sources: [secNumCloud("9.6"), anssiAi("R10")],
  appliesTo: ["kubernetes.cluster"],
  check: (node) =>
    when(isTrue(fact(node, "publicEndpoint")), () =>
      holds(fact(node, "allowedSources"), (sources) => !sources.some(isEverywhere)),
    ),
  examples: {
    pass: [
      { class: "kubernetes.cluster", facts: { publicEndpoint: true, allowedSources: ["203.0.113.0/24"] } },
    ],
    fail: [{ class: "kubernetes.cluster", facts: { publicEndpoint: true, allowedSources: ["0.0.0.0/0"] } }],
    unknown: [{ class: "kubernetes.cluster", facts: { publicEndpoint: true, allowedSources: notKnown } }],
  },
};
