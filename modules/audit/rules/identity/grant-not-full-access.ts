import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** No grant gives every right. */
export const rule: Rule = {
  id: "grant-not-full-access",
  topic: "identity",
  severity: "high",
  title: { en: "No grant gives every right", fr: "Aucune attribution ne donne tous les droits" },
  fix: {
    en: "List the rights that the principal needs",
    fr: "Listez les droits dont le bénéficiaire a besoin",
  },
  cannotVerify: { en: "Rights that follow from others", fr: "Les droits qui découlent d’autres droits" },
  sources: [secNumCloud("9.3 f"), anssiAi("R9"), anssiAi("R27")],
  appliesTo: ["identity.grant", "identity.principal"],
  check: (node) =>
    node.class === "identity.grant"
      ? isFalse(fact(node, "isAdministrator"))
      : ifShown(node, "isAdministrator", isFalse),
  examples: {
    pass: [{ class: "identity.grant", facts: { isAdministrator: false } }],
    fail: [{ class: "identity.grant", facts: { isAdministrator: true } }],
    unknown: [{ class: "identity.grant", facts: { isAdministrator: notKnown } }],
  },
};
