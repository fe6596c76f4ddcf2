import { isFalse } from "../../answer.ts";
import { flow, notKnown } from "../../example.ts";
import { opens } from "../../flow.ts";
import { anssiAi } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** The default ports of vLLM, SGLang, Ollama, Qdrant, Weaviate and OpenSearch. */
const enginePorts = [8000, 30000, 11434, 6333, 6334, 8080, 9200];

/** No inference engine or vector store is open to every address. */
export const rule: Rule = {
  id: "engine-port-closed",
  topic: "ai",
  severity: "critical",
  title: {
    en: "No inference engine or vector store is open to every address",
    fr: "Aucun moteur d’inférence ni base vectorielle n’est ouvert à toutes les adresses",
  },
  fix: { en: "Let only the proxy reach the engine", fr: "Ne laissez que le mandataire atteindre le moteur" },
  cannotVerify: {
    en: "Engines that listen on other ports",
    fr: "Les moteurs qui écoutent sur d’autres ports",
  },
  sources: [anssiAi("R13"), anssiAi("R26")],
  appliesTo: ["network.firewall", "network.port-forward", "balancer.listener"],
  check: (node) =>
    ifShown(node, "flows", (flows) =>
      isFalse(
        opens(flows, "inbound", fact(node, "inboundDefault"), (ports) =>
          enginePorts.some((port) => ports.from <= port && port <= ports.to),
        ),
      ),
    ),
  examples: {
    pass: [
      {
        class: "network.firewall",
        facts: { inboundDefault: "drop", flows: [flow("inbound", "accept", 8000, "10.0.0.0/16")] },
      },
    ],
    fail: [
      {
        class: "network.firewall",
        facts: { inboundDefault: "drop", flows: [flow("inbound", "accept", 8000, "0.0.0.0/0")] },
      },
    ],
    unknown: [{ class: "network.firewall", facts: { inboundDefault: notKnown, flows: [] } }],
  },
};
