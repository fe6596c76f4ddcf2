import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Answers about a domain are signed. */
export const rule: Rule = {
  id: "zone-signed",
  topic: "encryption",
  severity: "low",
  title: {
    en: "Answers about the domain are signed (DNSSEC)",
    fr: "Les réponses sur le domaine sont signées (DNSSEC)",
  },
  fix: { en: "Switch DNSSEC on for the zone", fr: "Activez DNSSEC pour la zone" },
  cannotVerify: { en: "Whether the parent zone holds the key", fr: "Si la zone parente porte la clé" },
  sources: ["RFC 9364, DNS security extensions", secNumCloud("13.2")],
  appliesTo: ["dns.domain"],
  check: (node) => ifShown(node, "signedZone", isTrue),
  examples: {
    pass: [{ class: "dns.domain", facts: { signedZone: true } }],
    fail: [{ class: "dns.domain", facts: { signedZone: false } }],
    unknown: [{ class: "dns.domain", facts: { signedZone: notKnown } }],
  },
};
