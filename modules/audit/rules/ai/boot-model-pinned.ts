import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { hubModelsIn, readable } from "../../user-data.ts";

/** A commit cannot move; a branch or a tag can. */
const revision = /--revision[=\s"',-]+[0-9a-f]{40}\b/;

/** A model taken from a hub at boot is named by revision. */
export const rule: Rule = {
  id: "boot-model-pinned",
  topic: "ai",
  severity: "medium",
  title: {
    en: "A model taken from a hub at boot is named by revision",
    fr: "Un modèle pris d’un dépôt au démarrage est nommé par révision",
  },
  fix: {
    en: "Add --revision with a commit, or keep the weights in a bucket of yours",
    fr: "Ajoutez --revision avec un commit, ou gardez les poids dans un compartiment à vous",
  },
  cannotVerify: { en: "What the weights do", fr: "Ce que font les poids" },
  sources: [anssiAi("R3"), anssiAi("R19")],
  appliesTo: ["compute.instance"],
  check: (node) =>
    holds(
      fact(node, "userData"),
      (text) => hubModelsIn(readable(text)).length === 0 || revision.test(readable(text)),
      "yes",
    ),
  examples: {
    pass: [{ class: "compute.instance", facts: { userData: "vllm serve /models/acme" } }],
    fail: [{ class: "compute.instance", facts: { userData: "vllm serve acme/large-model" } }],
    unknown: [{ class: "compute.instance", facts: { userData: notKnown } }],
  },
};
