import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Applications do not use an administrator of the database. */
export const rule: Rule = {
  id: "database-user-not-administrator",
  topic: "identity",
  severity: "medium",
  title: {
    en: "Applications do not use an administrator of the database",
    fr: "Les applications n’utilisent pas un administrateur de la base",
  },
  fix: {
    en: "Create a user with the rights that the application needs",
    fr: "Créez un utilisateur avec les seuls droits nécessaires",
  },
  cannotVerify: { en: "Rights given inside the database", fr: "Les droits donnés dans la base" },
  sources: [secNumCloud("9.3"), iso27001("8.2")],
  appliesTo: ["database.user"],
  check: (node) => isFalse(fact(node, "isAdministrator")),
  examples: {
    pass: [{ class: "database.user", facts: { isAdministrator: false } }],
    fail: [{ class: "database.user", facts: { isAdministrator: true } }],
    unknown: [{ class: "database.user", facts: { isAdministrator: notKnown } }],
  },
};
