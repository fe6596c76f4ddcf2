import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { readable } from "../../user-data.ts";

/** Package managers of languages take what the hub has that minute, unless hashes or a lock file hold them. */
const pattern = /\b(?:pip3?|uv pip)\s+install\b(?![^\n]*--require-hashes)|\bnpm\s+(?:install|i)\b/;

/** No package is installed at boot unseen. */
export const rule: Rule = {
  id: "boot-packages-hashed",
  topic: "ai",
  severity: "medium",
  title: {
    en: "Packages are not installed unseen at boot",
    fr: "Aucun paquet n’est installé sans contrôle au démarrage",
  },
  fix: {
    en: "Put them into the image, or install with hashes",
    fr: "Mettez-les dans l’image, ou installez avec empreintes",
  },
  cannotVerify: {
    en: "Packages of the operating system, which are signed",
    fr: "Les paquets du système, qui sont signés",
  },
  sources: [anssiAi("R3"), anssiAi("R20"), secNumCloud("12.2")],
  appliesTo: ["compute.instance"],
  check: (node) => holds(fact(node, "userData"), (text) => !pattern.test(readable(text)), "yes"),
  examples: {
    pass: [
      { class: "compute.instance", facts: { userData: "pip install --require-hashes -r requirements.txt" } },
    ],
    fail: [{ class: "compute.instance", facts: { userData: "pip install vllm" } }],
    unknown: [{ class: "compute.instance", facts: { userData: notKnown } }],
  },
};
