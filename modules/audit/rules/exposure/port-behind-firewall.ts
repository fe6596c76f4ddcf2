import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Every network card is filtered. */
export const rule: Rule = {
  id: "port-behind-firewall",
  topic: "exposure",
  severity: "high",
  title: { en: "The network card is filtered", fr: "La carte réseau est filtrée" },
  fix: {
    en: "Give the card a security group and leave its filter on",
    fr: "Donnez à la carte un groupe de sécurité et laissez son filtre actif",
  },
  cannotVerify: {
    en: "What a firewall inside the machine does",
    fr: "Ce que fait un pare-feu dans la machine",
  },
  sources: [secNumCloud("13.2"), iso27001("8.22")],
  appliesTo: ["network.port"],
  check: (node) => isTrue(fact(node, "hasFirewall")),
  examples: {
    pass: [{ class: "network.port", facts: { hasFirewall: true } }],
    fail: [{ class: "network.port", facts: { hasFirewall: false } }],
    unknown: [{ class: "network.port", facts: { hasFirewall: notKnown } }],
  },
};
