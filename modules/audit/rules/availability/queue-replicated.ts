import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Queues live through the loss of a machine. */
export const rule: Rule = {
  id: "queue-replicated",
  topic: "availability",
  severity: "medium",
  title: { en: "The queue is kept on several machines", fr: "La file est gardée sur plusieurs machines" },
  fix: {
    en: "Give the cluster three nodes, or the topic two copies",
    fr: "Donnez trois nœuds à la grappe, ou deux copies au sujet",
  },
  cannotVerify: { en: "Whether clients wait for the copies", fr: "Si les clients attendent les copies" },
  sources: [secNumCloud("17.4"), iso27001("8.14")],
  appliesTo: ["queue"],
  check: (node) => ifShown(node, "highlyAvailable", isTrue),
  examples: {
    pass: [{ class: "queue", facts: { highlyAvailable: true } }],
    fail: [{ class: "queue", facts: { highlyAvailable: false } }],
    unknown: [{ class: "queue", facts: { highlyAvailable: notKnown } }],
  },
};
