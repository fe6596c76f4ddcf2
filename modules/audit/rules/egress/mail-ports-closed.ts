import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Machines cannot send mail directly. */
export const rule: Rule = {
  id: "mail-ports-closed",
  topic: "egress",
  severity: "low",
  title: {
    en: "Machines cannot send mail directly",
    fr: "Les machines ne peuvent pas envoyer de courriel directement",
  },
  fix: {
    en: "Keep the block on mail ports and use the mail service",
    fr: "Gardez le blocage des ports de courriel et utilisez le service de courriel",
  },
  cannotVerify: { en: "Mail sent through other ports", fr: "Le courriel envoyé par d’autres ports" },
  sources: [secNumCloud("12.14"), iso27001("8.12")],
  appliesTo: ["network.firewall", "network.gateway"],
  check: (node) => isFalse(fact(node, "mailPortsOpen")),
  examples: {
    pass: [{ class: "network.firewall", facts: { mailPortsOpen: false } }],
    fail: [{ class: "network.firewall", facts: { mailPortsOpen: true } }],
    unknown: [{ class: "network.firewall", facts: { mailPortsOpen: notKnown } }],
  },
};
