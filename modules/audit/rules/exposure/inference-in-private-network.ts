import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The model is served inside a private network. */
export const rule: Rule = {
  id: "inference-in-private-network",
  topic: "exposure",
  severity: "high",
  title: {
    en: "The model is served inside a private network",
    fr: "Le modèle est servi dans un réseau privé",
  },
  fix: { en: "Add a private endpoint", fr: "Ajoutez un point d’accès privé" },
  cannotVerify: { en: "Who else is in that network", fr: "Qui d’autre est dans ce réseau" },
  sources: [anssiAi("R13"), anssiAi("R28")],
  appliesTo: ["inference.endpoint"],
  check: (node) => isTrue(fact(node, "inPrivateNetwork")),
  examples: {
    pass: [{ class: "inference.endpoint", facts: { inPrivateNetwork: true } }],
    fail: [{ class: "inference.endpoint", facts: { inPrivateNetwork: false } }],
    unknown: [{ class: "inference.endpoint", facts: { inPrivateNetwork: notKnown } }],
  },
};
