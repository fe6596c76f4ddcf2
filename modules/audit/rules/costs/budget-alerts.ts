import { always, any, isTrue } from "../../answer.ts";
import { notHere } from "../../hand-work.ts";
import { iso27001 } from "../../knowledge/sources.ts";
import { evidenceOf, fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

const noneHere = { pointer: "", shown: "no budget", note: "another plan may hold it" };

/** Somebody is told when spending passes a limit. */
export const rule: Rule = {
  id: "budget-alerts",
  topic: "costs",
  severity: "low",
  title: {
    en: "Somebody is told when spending passes a limit",
    fr: "Quelqu’un est prévenu quand la dépense dépasse une limite",
  },
  fix: { en: "Add a budget with an alert", fr: "Ajoutez un budget avec une alerte" },
  cannotVerify: {
    en: "Budgets that another plan or the console holds",
    fr: "Les budgets tenus par un autre plan ou par la console",
  },
  sources: [iso27001("5.23")],
  appliesTo: "plan",
  check: (_, graph) => {
    const budgets = graph.of("budget");
    const alerts = graph.of("budget.alert");
    if (budgets.length + alerts.length === 0) return notHere(graph, "budget-alert", noneHere);
    // Some clouds have alerts with a threshold of their own instead of budgets.
    if (budgets.length === 0) return any(...alerts.map((node) => isTrue(fact(node, "enabled"), "unknown")));
    if (alerts.length === 0) return always("no", ...budgets.map((node) => evidenceOf(node, "no alert")));
    return any(...budgets.map((node) => isTrue(fact(node, "enabled"), "yes")));
  },
  examples: {
    pass: [{ class: "budget", facts: { enabled: true } }, { class: "budget.alert" }],
    fail: [{ class: "budget", facts: { enabled: true } }],
    unknown: [{ class: "compute.instance" }],
  },
};
