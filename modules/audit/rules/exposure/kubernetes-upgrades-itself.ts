import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, nis2, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Kubernetes takes security patches by itself. */
export const rule: Rule = {
  id: "kubernetes-upgrades-itself",
  topic: "exposure",
  severity: "medium",
  title: {
    en: "Kubernetes takes security patches by itself",
    fr: "Kubernetes prend lui-même les correctifs de sécurité",
  },
  fix: {
    en: "Turn automatic upgrades on, with a window for maintenance",
    fr: "Activez les mises à niveau automatiques, avec une fenêtre de maintenance",
  },
  cannotVerify: { en: "That upgrades succeed", fr: "Que les mises à niveau réussissent" },
  sources: [secNumCloud("12.2"), nis2("21(2)(e)"), iso27001("8.8")],
  appliesTo: ["kubernetes.cluster"],
  check: (node) => isTrue(fact(node, "autoUpgrade")),
  examples: {
    pass: [{ class: "kubernetes.cluster", facts: { autoUpgrade: true } }],
    fail: [{ class: "kubernetes.cluster", facts: { autoUpgrade: false } }],
    unknown: [{ class: "kubernetes.cluster", facts: { autoUpgrade: notKnown } }],
  },
};
