import { isFalse } from "../../answer.ts";
import { flow, notKnown } from "../../example.ts";
import { opens } from "../../flow.ts";
import { secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** No outbound rule opens every port to every address. */
export const rule: Rule = {
  id: "no-egress-to-everywhere",
  topic: "egress",
  severity: "medium",
  title: {
    en: "No outbound rule opens every port to every address",
    fr: "Aucune règle sortante n’ouvre tous les ports vers toutes les adresses",
  },
  fix: { en: "Name destinations and ports", fr: "Nommez les destinations et les ports" },
  cannotVerify: {
    en: "Destinations that hide behind an allowed proxy",
    fr: "Les destinations cachées derrière un mandataire autorisé",
  },
  sources: [secNumCloud("12.14"), secNumCloud("13.1")],
  appliesTo: ["network.firewall"],
  check: (node) =>
    isFalse(
      opens(
        fact(node, "flows"),
        "outbound",
        fact(node, "outboundDefault"),
        (ports) => ports.from <= 1 && ports.to >= 65_535,
      ),
    ),
  examples: {
    pass: [
      {
        class: "network.firewall",
        facts: { outboundDefault: "drop", flows: [flow("outbound", "accept", 443, "0.0.0.0/0")] },
      },
    ],
    fail: [{ class: "network.firewall", facts: { outboundDefault: "accept", flows: [] } }],
    unknown: [{ class: "network.firewall", facts: { outboundDefault: notKnown, flows: [] } }],
  },
};
