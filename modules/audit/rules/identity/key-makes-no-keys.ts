import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** A key cannot make other keys. */
export const rule: Rule = {
  id: "key-makes-no-keys",
  topic: "identity",
  severity: "high",
  title: { en: "The key cannot make other keys", fr: "La clé ne peut pas créer d’autres clés" },
  fix: { en: "Take the right to manage away from the key", fr: "Retirez à la clé le droit de gérer" },
  cannotVerify: {
    en: "What its holder may do by other keys",
    fr: "Ce que son détenteur peut faire par d’autres clés",
  },
  sources: [secNumCloud("9.3"), iso27001("8.2")],
  appliesTo: ["identity.key"],
  check: (node) => ifShown(node, "unrestricted", isFalse),
  examples: {
    pass: [{ class: "identity.key", facts: { unrestricted: false } }],
    fail: [{ class: "identity.key", facts: { unrestricted: true } }],
    unknown: [{ class: "identity.key", facts: { unrestricted: notKnown } }],
  },
};
