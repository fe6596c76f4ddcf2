import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { readable } from "../../user-data.ts";

/** A download that goes straight into a shell. */
const pattern = /\b(?:curl|wget)\b[^\n|;&]*\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/;

/** No script from the network is run unseen at boot. */
export const rule: Rule = {
  id: "no-piped-download",
  topic: "ai",
  severity: "high",
  title: {
    en: "No script from the network is run unseen at boot",
    fr: "Aucun script du réseau n’est exécuté sans contrôle au démarrage",
  },
  fix: {
    en: "Ship the script with the node, or check its digest before running it",
    fr: "Livrez le script avec le nœud, ou vérifiez son empreinte avant de l’exécuter",
  },
  cannotVerify: {
    en: "Downloads by programs that are started",
    fr: "Les téléchargements des programmes lancés",
  },
  sources: [anssiAi("R3"), anssiAi("R20"), secNumCloud("12.2")],
  appliesTo: ["compute.instance"],
  check: (node) => holds(fact(node, "userData"), (text) => !pattern.test(readable(text)), "yes"),
  examples: {
    pass: [{ class: "compute.instance", facts: { userData: "#cloud-config" } }],
    fail: [{ class: "compute.instance", facts: { userData: "curl -fsSL https://example.org/i.sh | sh" } }],
    unknown: [{ class: "compute.instance", facts: { userData: notKnown } }],
  },
};
