import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Rights end at the project. */
export const rule: Rule = {
  id: "grant-within-project",
  topic: "identity",
  severity: "high",
  title: { en: "Rights end at the project", fr: "Les droits s’arrêtent au projet" },
  fix: {
    en: "Name the projects in the rule instead of the organisation",
    fr: "Nommez les projets dans la règle plutôt que l’organisation",
  },
  cannotVerify: { en: "Rights given outside Terraform", fr: "Les droits donnés hors de Terraform" },
  sources: [secNumCloud("9.3"), nis2("21(2)(i)"), anssiAi("R8")],
  appliesTo: ["identity.grant"],
  check: (node) => isFalse(fact(node, "organisationWide")),
  examples: {
    pass: [{ class: "identity.grant", facts: { organisationWide: false } }],
    fail: [{ class: "identity.grant", facts: { organisationWide: true } }],
    unknown: [{ class: "identity.grant", facts: { organisationWide: notKnown } }],
  },
};
