import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The network access list drops what no rule allows. */
export const rule: Rule = {
  id: "network-acl-drops",
  topic: "exposure",
  severity: "high",
  title: {
    en: "The network access list drops what no rule allows",
    fr: "La liste d’accès du réseau rejette ce qu’aucune règle n’autorise",
  },
  fix: {
    en: "Set the default of the access list to drop, for IPv4 and for IPv6",
    fr: "Mettez le défaut de la liste d’accès à rejet, en IPv4 et en IPv6",
  },
  cannotVerify: {
    en: "Traffic that never crosses two networks",
    fr: "Le trafic qui ne traverse pas deux réseaux",
  },
  sources: [secNumCloud("13.2 a"), iso27001("8.22")],
  appliesTo: ["network.acl"],
  check: (node) => holds(fact(node, "inboundDefault"), (policy) => policy === "drop"),
  examples: {
    pass: [{ class: "network.acl", facts: { inboundDefault: "drop" } }],
    fail: [{ class: "network.acl", facts: { inboundDefault: "accept" } }],
    unknown: [{ class: "network.acl", facts: { inboundDefault: notKnown } }],
  },
};
