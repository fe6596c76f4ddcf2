import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Formats that hold numbers and text only. */
const safe: ReadonlySet<string> = new Set(["safetensors", "gguf", "onnx"]);

/** Model weights come in a format that runs no code. */
export const rule: Rule = {
  id: "model-format-safe",
  topic: "ai",
  severity: "high",
  title: {
    en: "Model weights come in a format that runs no code",
    fr: "Les poids du modèle sont dans un format qui n’exécute aucun code",
  },
  fix: {
    en: "Use safetensors or GGUF files and name them in the source",
    fr: "Utilisez des fichiers safetensors ou GGUF et nommez-les dans la source",
  },
  cannotVerify: {
    en: "The files behind a page that names none",
    fr: "Les fichiers derrière une page qui n’en nomme aucun",
  },
  sources: [anssiAi("R6")],
  appliesTo: ["inference.model"],
  check: (node) => holds(fact(node, "modelFormat"), (format) => safe.has(format)),
  examples: {
    pass: [{ class: "inference.model", facts: { modelFormat: "safetensors" } }],
    fail: [{ class: "inference.model", facts: { modelFormat: "pickle" } }],
    unknown: [{ class: "inference.model", facts: { modelFormat: notKnown } }],
  },
};
