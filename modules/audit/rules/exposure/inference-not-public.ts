import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The model is served on a private endpoint only. */
export const rule: Rule = {
  id: "inference-not-public",
  topic: "exposure",
  severity: "high",
  title: {
    en: "The model is served on a private endpoint only",
    fr: "Le modèle n’est servi que sur un point d’accès privé",
  },
  fix: {
    en: "Keep the private endpoint only, and put a proxy with authentication in front",
    fr: "Ne gardez que le point d’accès privé, derrière un mandataire authentifiant",
  },
  cannotVerify: { en: "Who reaches the private network", fr: "Qui atteint le réseau privé" },
  sources: [anssiAi("R13"), secNumCloud("13.2")],
  appliesTo: ["inference.endpoint"],
  check: (node) => isFalse(fact(node, "publicEndpoint")),
  examples: {
    pass: [{ class: "inference.endpoint", facts: { publicEndpoint: false } }],
    fail: [{ class: "inference.endpoint", facts: { publicEndpoint: true } }],
    unknown: [{ class: "inference.endpoint", facts: { publicEndpoint: notKnown } }],
  },
};
