import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The cloud’s API demands a trusted environment. */
export const rule: Rule = {
  id: "api-access-trusted",
  topic: "identity",
  severity: "medium",
  title: {
    en: "The cloud’s API demands a trusted environment",
    fr: "L’API du cloud exige un environnement de confiance",
  },
  fix: { en: "Require trusted environments", fr: "Exigez des environnements de confiance" },
  cannotVerify: {
    en: "The machines that hold the certificates",
    fr: "Les machines qui détiennent les certificats",
  },
  sources: [secNumCloud("9.5"), nis2("21(2)(j)")],
  appliesTo: ["identity.policy"],
  check: (node) => isTrue(fact(node, "enabled"), "not-applicable"),
  examples: {
    pass: [{ class: "identity.policy", facts: { enabled: true } }],
    fail: [{ class: "identity.policy", facts: { enabled: false } }],
    unknown: [{ class: "identity.policy", facts: { enabled: notKnown } }],
  },
};
