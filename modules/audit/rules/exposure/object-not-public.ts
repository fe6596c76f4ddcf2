import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Nobody reads the object without an identity. */
export const rule: Rule = {
  id: "object-not-public",
  topic: "exposure",
  severity: "critical",
  title: { en: "Nobody reads the object without an identity", fr: "Personne ne lit l’objet sans identité" },
  fix: {
    en: "Leave the object private and hand out signed links",
    fr: "Laissez l’objet privé et donnez des liens signés",
  },
  cannotVerify: {
    en: "What a policy of its bucket adds",
    fr: "Ce qu’une politique de son compartiment ajoute",
  },
  sources: [secNumCloud("9.3"), gdpr("32(1)(b)")],
  appliesTo: ["storage.item"],
  check: (node) => isFalse(fact(node, "publicRead")),
  examples: {
    pass: [{ class: "storage.item", facts: { publicRead: false } }],
    fail: [{ class: "storage.item", facts: { publicRead: true } }],
    unknown: [{ class: "storage.item", facts: { publicRead: notKnown } }],
  },
};
