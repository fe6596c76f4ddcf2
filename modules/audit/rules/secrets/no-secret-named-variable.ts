import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

const secretName = /passw|secret|token|api_?key|private_?key|credential/i;

/** Plain environment variables carry no secret. */
export const rule: Rule = {
  id: "no-secret-named-variable",
  topic: "secrets",
  severity: "medium",
  title: {
    en: "Plain environment variables carry no secret",
    fr: "Les variables d’environnement en clair ne portent pas de secret",
  },
  fix: {
    en: "Move it to the secret variables or to a reference to the secret store",
    fr: "Déplacez-la vers les variables secrètes ou une référence au coffre",
  },
  cannotVerify: { en: "Secrets under harmless names", fr: "Les secrets sous des noms anodins" },
  sources: [secNumCloud("10.5"), anssiAi("R5")],
  appliesTo: ["serverless.service", "serverless.job", "serverless.namespace"],
  check: (node) =>
    holds(fact(node, "environmentNames"), (names) => !names.some((name) => secretName.test(name)), "yes"),
  examples: {
    pass: [{ class: "serverless.job", facts: { environmentNames: ["LOG_LEVEL"] } }],
    fail: [{ class: "serverless.job", facts: { environmentNames: ["DB_PASSWORD"] } }],
    unknown: [{ class: "serverless.job", facts: { environmentNames: notKnown } }],
  },
};
