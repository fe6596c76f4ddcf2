import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The model is named by a fixed revision. */
export const rule: Rule = {
  id: "model-revision-pinned",
  topic: "ai",
  severity: "medium",
  title: { en: "The model is named by a fixed revision", fr: "Le modèle est nommé par une révision fixe" },
  fix: {
    en: "Name a commit of the model’s repository, or a file in your own bucket",
    fr: "Nommez un commit du dépôt du modèle, ou un fichier de votre compartiment",
  },
  cannotVerify: { en: "Who wrote the weights", fr: "Qui a écrit les poids" },
  sources: [anssiAi("R3"), anssiAi("R19")],
  appliesTo: ["inference.model"],
  check: (node) => isTrue(fact(node, "revisionPinned")),
  examples: {
    pass: [{ class: "inference.model", facts: { revisionPinned: true } }],
    fail: [{ class: "inference.model", facts: { revisionPinned: false } }],
    unknown: [{ class: "inference.model", facts: { revisionPinned: notKnown } }],
  },
};
