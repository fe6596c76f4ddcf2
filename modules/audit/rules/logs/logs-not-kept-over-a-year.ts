import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Logs are not kept longer than a year. */
export const rule: Rule = {
  id: "logs-not-kept-over-a-year",
  topic: "logs",
  severity: "low",
  title: { en: "Logs are not kept longer than a year", fr: "Les journaux ne sont pas gardés plus d’un an" },
  fix: {
    en: "Set the retention to 365 days or less, or say why longer",
    fr: "Réglez la conservation à 365 jours ou moins, ou justifiez davantage",
  },
  cannotVerify: { en: "Duties that ask for longer", fr: "Les obligations qui demandent davantage" },
  sources: [gdpr("5(1)(e)"), "CNIL, recommendation on logging, deliberation 2021-122 of 14 October 2021"],
  appliesTo: ["log.sink"],
  check: (node) => holds(fact(node, "retentionDays"), (days) => days <= 366),
  examples: {
    pass: [{ class: "log.sink", facts: { retentionDays: 183 } }],
    fail: [{ class: "log.sink", facts: { retentionDays: 1825 } }],
    unknown: [{ class: "log.sink", facts: { retentionDays: notKnown } }],
  },
};
