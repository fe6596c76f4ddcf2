import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Nobody reads the bucket without an identity. */
export const rule: Rule = {
  id: "bucket-not-public",
  topic: "exposure",
  severity: "critical",
  title: {
    en: "Nobody reads the bucket without an identity",
    fr: "Personne ne lit le compartiment sans identité",
  },
  fix: {
    en: "Set the ACL to private and drop statements for everybody from the policy",
    fr: "Mettez l’ACL à privé et retirez de la politique ce qui vaut pour tous",
  },
  cannotVerify: { en: "Links signed for single objects", fr: "Les liens signés pour des objets isolés" },
  sources: [secNumCloud("9.3"), gdpr("32(1)(b)")],
  appliesTo: ["storage.object"],
  check: (node) => isFalse(fact(node, "publicRead")),
  examples: {
    pass: [{ class: "storage.object", facts: { publicRead: false } }],
    fail: [{ class: "storage.object", facts: { publicRead: true } }],
    unknown: [{ class: "storage.object", facts: { publicRead: notKnown } }],
  },
};
