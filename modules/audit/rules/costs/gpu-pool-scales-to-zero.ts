import { holds, isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001 } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** GPU nodes can all be switched off. */
export const rule: Rule = {
  id: "gpu-pool-scales-to-zero",
  topic: "costs",
  severity: "low",
  title: { en: "GPU nodes can all be switched off", fr: "Les nœuds GPU peuvent tous s’éteindre" },
  fix: { en: "Set the minimum of the pool to 0", fr: "Mettez le minimum du groupe à 0" },
  cannotVerify: { en: "That the scaler really goes down", fr: "Que l’ajusteur descend vraiment" },
  sources: [iso27001("8.6")],
  appliesTo: ["kubernetes.pool"],
  check: (node) =>
    when(isTrue(fact(node, "hasGpu")), () => holds(fact(node, "minimumSize"), (size) => size === 0)),
  examples: {
    pass: [{ class: "kubernetes.pool", facts: { hasGpu: true, minimumSize: 0 } }],
    fail: [{ class: "kubernetes.pool", facts: { hasGpu: true, minimumSize: 1 } }],
    unknown: [{ class: "kubernetes.pool", facts: { hasGpu: true, minimumSize: notKnown } }],
  },
};
