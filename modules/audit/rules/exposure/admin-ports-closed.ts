import { isFalse } from "../../answer.ts";
import { flow, notKnown } from "../../example.ts";
import { opens } from "../../flow.ts";
import { anssiAi, nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** SSH, RDP, Kubernetes and its node ports' API, databases, caches, vector stores, dashboards, engines. */
const adminPorts = [
  22, 23, 2375, 2379, 3000, 3306, 3389, 5432, 5601, 5900, 6333, 6379, 6443, 8000, 8200, 9090, 9200, 10250,
  11434, 27017, 50000,
];

/** No administration or database port is open to every address. */
export const rule: Rule = {
  id: "admin-ports-closed",
  topic: "exposure",
  severity: "critical",
  title: {
    en: "No administration or database port is open to every address",
    fr: "Aucun port d’administration ou de base n’est ouvert à toutes les adresses",
  },
  fix: {
    en: "Limit the rule to the addresses of your administrators, or reach the port through a bastion",
    fr: "Limitez la règle aux adresses de vos administrateurs, ou passez par un bastion",
  },
  cannotVerify: {
    en: "Services that listen on other ports",
    fr: "Les services qui écoutent sur d’autres ports",
  },
  sources: [secNumCloud("9.6"), anssiAi("R10"), nis2("21(2)(i)")],
  appliesTo: ["network.firewall", "network.port-forward", "balancer.listener"],
  check: (node) =>
    ifShown(node, "flows", (flows) =>
      isFalse(
        opens(flows, "inbound", fact(node, "inboundDefault"), (ports) =>
          adminPorts.some((port) => ports.from <= port && port <= ports.to),
        ),
      ),
    ),
  examples: {
    pass: [
      {
        class: "network.firewall",
        facts: { inboundDefault: "drop", flows: [flow("inbound", "accept", 22, "203.0.113.0/24")] },
      },
    ],
    fail: [
      {
        class: "network.firewall",
        facts: { inboundDefault: "drop", flows: [flow("inbound", "accept", 22, "0.0.0.0/0")] },
      },
    ],
    unknown: [{ class: "network.firewall", facts: { inboundDefault: "drop", flows: notKnown } }],
  },
};
