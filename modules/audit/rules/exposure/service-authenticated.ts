import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The serverless service asks for an identity. */
export const rule: Rule = {
  id: "service-authenticated",
  topic: "exposure",
  severity: "high",
  title: {
    en: "The serverless service asks for an identity",
    fr: "Le service sans serveur demande une identité",
  },
  fix: {
    en: "Make the service private, or put an authenticating proxy in front and waive this rule",
    fr: "Rendez le service privé, ou placez devant un mandataire authentifiant et dérogez à cette règle",
  },
  cannotVerify: {
    en: "Authentication done by the application itself",
    fr: "L’authentification faite par l’application elle-même",
  },
  sources: [secNumCloud("9.6"), anssiAi("R33")],
  appliesTo: ["serverless.service"],
  check: (node) => isTrue(fact(node, "authenticated")),
  examples: {
    pass: [{ class: "serverless.service", facts: { authenticated: true } }],
    fail: [{ class: "serverless.service", facts: { authenticated: false } }],
    unknown: [{ class: "serverless.service", facts: { authenticated: notKnown } }],
  },
};
