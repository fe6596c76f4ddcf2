import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** A domain does not run out. */
export const rule: Rule = {
  id: "domain-renews-itself",
  topic: "availability",
  severity: "low",
  title: { en: "The domain renews itself", fr: "Le domaine se renouvelle seul" },
  fix: { en: "Switch automatic renewal on", fr: "Activez le renouvellement automatique" },
  cannotVerify: {
    en: "Whether the means of payment still works",
    fr: "Si le moyen de paiement fonctionne encore",
  },
  sources: [secNumCloud("17.4"), iso27001("5.30")],
  appliesTo: ["dns.domain"],
  check: (node) => ifShown(node, "renewsItself", isTrue),
  examples: {
    pass: [{ class: "dns.domain", facts: { renewsItself: true } }],
    fail: [{ class: "dns.domain", facts: { renewsItself: false } }],
    unknown: [{ class: "dns.domain", facts: { renewsItself: notKnown } }],
  },
};
