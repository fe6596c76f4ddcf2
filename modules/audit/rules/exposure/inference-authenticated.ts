import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, iso27001 } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Every call to the model is authenticated. */
export const rule: Rule = {
  id: "inference-authenticated",
  topic: "exposure",
  severity: "critical",
  title: { en: "Every call to the model is authenticated", fr: "Chaque appel au modèle est authentifié" },
  fix: {
    en: "Turn authentication on at every endpoint, the private one too",
    fr: "Activez l’authentification sur chaque point d’accès, y compris privé",
  },
  cannotVerify: { en: "How keys are handed out", fr: "La façon dont les clés sont remises" },
  sources: [anssiAi("R26"), anssiAi("R33"), iso27001("8.5")],
  appliesTo: ["inference.endpoint"],
  check: (node) => isTrue(fact(node, "authenticated")),
  examples: {
    pass: [{ class: "inference.endpoint", facts: { authenticated: true } }],
    fail: [{ class: "inference.endpoint", facts: { authenticated: false } }],
    unknown: [{ class: "inference.endpoint", facts: { authenticated: notKnown } }],
  },
};
