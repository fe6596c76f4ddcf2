import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Objects are encrypted at rest. */
export const rule: Rule = {
  id: "bucket-encrypted",
  topic: "encryption",
  severity: "high",
  title: { en: "Objects are encrypted at rest", fr: "Les objets sont chiffrés au repos" },
  fix: {
    en: "Add a default encryption to the bucket",
    fr: "Ajoutez un chiffrement par défaut au compartiment",
  },
  cannotVerify: {
    en: "Objects written before the encryption was set",
    fr: "Les objets écrits avant la mise en place du chiffrement",
  },
  sources: [secNumCloud("10.1"), gdpr("32(1)(a)"), iso27001("8.24")],
  appliesTo: ["storage.object"],
  check: (node) => holds(fact(node, "encryption"), (kind) => kind !== "none"),
  examples: {
    pass: [{ class: "storage.object", facts: { encryption: "provider-key" } }],
    fail: [{ class: "storage.object", facts: { encryption: "none" } }],
    unknown: [{ class: "storage.object", facts: { encryption: notKnown } }],
  },
};
