import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { nis2, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** People sign in with a second factor. */
export const rule: Rule = {
  id: "second-factor",
  topic: "identity",
  severity: "high",
  title: {
    en: "People sign in with a second factor",
    fr: "Les personnes se connectent avec un second facteur",
  },
  fix: { en: "Demand a second factor for the user", fr: "Exigez un second facteur pour l’utilisateur" },
  cannotVerify: { en: "Accounts made outside this plan", fr: "Les comptes faits hors de ce plan" },
  sources: [secNumCloud("9.5"), nis2("21(2)(j)")],
  appliesTo: ["identity.principal"],
  check: (node) => ifShown(node, "secondFactor", isTrue),
  examples: {
    pass: [{ class: "identity.principal", facts: { secondFactor: true } }],
    fail: [{ class: "identity.principal", facts: { secondFactor: false } }],
    unknown: [{ class: "identity.principal", facts: { secondFactor: notKnown } }],
  },
};
