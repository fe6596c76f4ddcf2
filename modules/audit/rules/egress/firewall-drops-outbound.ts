import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The firewall drops what no rule allows out. */
export const rule: Rule = {
  id: "firewall-drops-outbound",
  topic: "egress",
  severity: "high",
  title: {
    en: "The firewall drops what no rule allows out",
    fr: "Le pare-feu rejette ce qu’aucune règle n’autorise à sortir",
  },
  fix: {
    en: "Set the outbound default to drop and name each destination",
    fr: "Mettez la politique sortante par défaut à rejet et nommez chaque destination",
  },
  cannotVerify: {
    en: "What leaves by an allowed destination",
    fr: "Ce qui sort par une destination autorisée",
  },
  sources: [secNumCloud("12.14"), anssiAi("R26"), anssiAi("R34")],
  appliesTo: ["network.firewall"],
  check: (node) => holds(fact(node, "outboundDefault"), (policy) => policy === "drop"),
  examples: {
    pass: [{ class: "network.firewall", facts: { outboundDefault: "drop" } }],
    fail: [{ class: "network.firewall", facts: { outboundDefault: "accept" } }],
    unknown: [{ class: "network.firewall", facts: { outboundDefault: notKnown } }],
  },
};
