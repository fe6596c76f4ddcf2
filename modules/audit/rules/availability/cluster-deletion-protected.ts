import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The cluster cannot be deleted by one wrong step. */
export const rule: Rule = {
  id: "cluster-deletion-protected",
  topic: "availability",
  severity: "medium",
  title: {
    en: "The cluster cannot be deleted by one wrong step",
    fr: "Le cluster ne peut être supprimé par un seul faux pas",
  },
  fix: { en: "Turn the deletion protection on", fr: "Activez la protection contre la suppression" },
  cannotVerify: {
    en: "Protection by prevent_destroy, which a plan does not show",
    fr: "La protection par prevent_destroy, qu’un plan ne montre pas",
  },
  sources: [secNumCloud("17.4"), iso27001("5.30")],
  appliesTo: ["kubernetes.cluster"],
  check: (node) => isTrue(fact(node, "deletionProtected")),
  examples: {
    pass: [{ class: "kubernetes.cluster", facts: { deletionProtected: true } }],
    fail: [{ class: "kubernetes.cluster", facts: { deletionProtected: false } }],
    unknown: [{ class: "kubernetes.cluster", facts: { deletionProtected: notKnown } }],
  },
};
