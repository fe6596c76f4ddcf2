import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Broken nodes are replaced by themselves. */
export const rule: Rule = {
  id: "nodes-heal",
  topic: "availability",
  severity: "low",
  title: {
    en: "Broken nodes are replaced by themselves",
    fr: "Les nœuds défaillants sont remplacés d’eux-mêmes",
  },
  fix: { en: "Turn auto-healing on", fr: "Activez l’auto-réparation" },
  cannotVerify: { en: "What counts as broken", fr: "Ce qui compte comme défaillant" },
  sources: [secNumCloud("17.4"), iso27001("8.14")],
  appliesTo: ["kubernetes.pool"],
  check: (node) => isTrue(fact(node, "autoHealing")),
  examples: {
    pass: [{ class: "kubernetes.pool", facts: { autoHealing: true } }],
    fail: [{ class: "kubernetes.pool", facts: { autoHealing: false } }],
    unknown: [{ class: "kubernetes.pool", facts: { autoHealing: notKnown } }],
  },
};
