import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { readable } from "../../user-data.ts";

/** The switch of engines and libraries that load Python files beside the weights. */
const pattern = /--trust-remote-code|\btrust_remote_code["']?\s*[:=]\s*["']?true/i;

/** No engine runs code that comes with a model. */
export const rule: Rule = {
  id: "no-remote-model-code",
  topic: "ai",
  severity: "high",
  title: {
    en: "No engine runs code that comes with a model",
    fr: "Aucun moteur n’exécute de code livré avec un modèle",
  },
  fix: {
    en: "Drop trust-remote-code and choose a model that the engine knows",
    fr: "Retirez trust-remote-code et choisissez un modèle que le moteur connaît",
  },
  cannotVerify: { en: "Code in the image of the engine", fr: "Le code dans l’image du moteur" },
  sources: [anssiAi("R6"), anssiAi("R3")],
  appliesTo: ["compute.instance"],
  check: (node) => holds(fact(node, "userData"), (text) => !pattern.test(readable(text)), "yes"),
  examples: {
    pass: [{ class: "compute.instance", facts: { userData: "vllm serve /models/acme" } }],
    fail: [{ class: "compute.instance", facts: { userData: "vllm serve /models/acme --trust-remote-code" } }],
    unknown: [{ class: "compute.instance", facts: { userData: notKnown } }],
  },
};
