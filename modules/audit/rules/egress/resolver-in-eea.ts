import { notKnown } from "../../example.ts";
import { endpointsAnswer } from "../../jurisdiction.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Names are asked of servers in the European Economic Area. */
export const rule: Rule = {
  id: "resolver-in-eea",
  topic: "egress",
  severity: "medium",
  title: {
    en: "Names are asked of servers run from the European Economic Area",
    fr: "Les noms sont demandés à des serveurs opérés depuis l’Espace économique européen",
  },
  fix: {
    en: "Use the cloud’s own resolver or one of yours",
    fr: "Utilisez le serveur de noms du cloud ou le vôtre",
  },
  cannotVerify: { en: "Whom that resolver asks in turn", fr: "À qui ce serveur demande à son tour" },
  sources: [secNumCloud("19.6"), gdpr("44")],
  appliesTo: ["network.subnet", "network.setting"],
  check: (node) => ifShown(node, "endpoints", endpointsAnswer),
  examples: {
    pass: [{ class: "network.subnet", facts: { endpoints: [] } }],
    fail: [{ class: "network.subnet", facts: { endpoints: [{ host: "8.8.8.8", use: "resolver" }] } }],
    unknown: [{ class: "network.subnet", facts: { endpoints: notKnown } }],
  },
};
