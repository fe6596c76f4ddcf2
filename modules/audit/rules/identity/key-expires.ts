import { holds } from "../../answer.ts";
import { notKnown, notSet } from "../../example.ts";
import { anssiAi, iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Access keys expire. */
export const rule: Rule = {
  id: "key-expires",
  topic: "identity",
  severity: "high",
  title: { en: "Access keys expire", fr: "Les clés d’accès expirent" },
  fix: {
    en: "Give the key an expiry date and renew it before",
    fr: "Donnez une date d’expiration à la clé et renouvelez-la avant",
  },
  cannotVerify: { en: "That the key is really renewed", fr: "Que la clé est vraiment renouvelée" },
  sources: [secNumCloud("9.5"), anssiAi("R22"), iso27001("5.17")],
  appliesTo: ["identity.key"],
  check: (node) => holds(fact(node, "expiresAt"), (date) => date !== ""),
  examples: {
    pass: [{ class: "identity.key", facts: { expiresAt: "2027-06-30T00:00:00Z" } }],
    fail: [{ class: "identity.key", facts: { expiresAt: notSet } }],
    unknown: [{ class: "identity.key", facts: { expiresAt: notKnown } }],
  },
};
