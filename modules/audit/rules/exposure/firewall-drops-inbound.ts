import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The firewall drops what no rule allows in. */
export const rule: Rule = {
  id: "firewall-drops-inbound",
  topic: "exposure",
  severity: "high",
  title: {
    en: "The firewall drops what no rule allows in",
    fr: "Le pare-feu rejette ce qu’aucune règle n’autorise à entrer",
  },
  fix: {
    en: "Set the inbound default to drop and name each source that may come in",
    fr: "Mettez la politique entrante par défaut à rejet et nommez chaque source admise",
  },
  cannotVerify: {
    en: "Traffic inside a private network, which many clouds do not filter",
    fr: "Le trafic interne à un réseau privé, que beaucoup de clouds ne filtrent pas",
  },
  sources: [secNumCloud("13.2"), anssiAi("R26"), iso27001("8.20")],
  appliesTo: ["network.firewall"],
  check: (node) => holds(fact(node, "inboundDefault"), (policy) => policy === "drop"),
  examples: {
    pass: [{ class: "network.firewall", facts: { inboundDefault: "drop" } }],
    fail: [{ class: "network.firewall", facts: { inboundDefault: "accept" } }],
    unknown: [{ class: "network.firewall", facts: { inboundDefault: notKnown } }],
  },
};
