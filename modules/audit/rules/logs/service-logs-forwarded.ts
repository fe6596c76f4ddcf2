import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { nis2, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Logs of managed services go to a sink of one's own. */
export const rule: Rule = {
  id: "service-logs-forwarded",
  topic: "logs",
  severity: "medium",
  title: {
    en: "Logs of the service go to a sink of one’s own",
    fr: "Les journaux du service vont vers un puits à soi",
  },
  fix: { en: "Subscribe a log stream to the service", fr: "Abonnez un flux de journaux au service" },
  cannotVerify: {
    en: "What the provider writes into these logs",
    fr: "Ce que le fournisseur écrit dans ces journaux",
  },
  sources: [secNumCloud("12.6"), secNumCloud("12.7"), nis2("21(2)(b)")],
  appliesTo: ["kubernetes.cluster", "database.instance", "balancer"],
  check: (node) => ifShown(node, "logsForwarded", isTrue),
  examples: {
    pass: [{ class: "database.instance", facts: { logsForwarded: true } }],
    fail: [{ class: "database.instance", facts: { logsForwarded: false } }],
    unknown: [{ class: "database.instance", facts: { logsForwarded: notKnown } }],
  },
};
