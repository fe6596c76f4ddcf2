import { holds, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { aiAct, nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Logs are kept for at least 183 days. */
export const rule: Rule = {
  id: "logs-kept-six-months",
  topic: "logs",
  severity: "high",
  title: { en: "Logs are kept for at least 183 days", fr: "Les journaux sont gardés au moins 183 jours" },
  fix: { en: "Set the retention to 183 days or more", fr: "Réglez la conservation à 183 jours ou plus" },
  cannotVerify: { en: "What the logs hold", fr: "Ce que contiennent les journaux" },
  sources: [secNumCloud("12.6 c"), aiAct("26(6)"), nis2("21(2)")],
  appliesTo: ["log.sink"],
  check: (node) =>
    when(
      holds(fact(node, "signalType"), (type) => type !== "metrics", "yes"),
      () => holds(fact(node, "retentionDays"), (days) => days >= 183),
    ),
  examples: {
    pass: [{ class: "log.sink", facts: { signalType: "logs", retentionDays: 183 } }],
    fail: [{ class: "log.sink", facts: { signalType: "logs", retentionDays: 31 } }],
    unknown: [{ class: "log.sink", facts: { signalType: "logs", retentionDays: notKnown } }],
  },
};
