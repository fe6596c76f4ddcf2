import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001 } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** More nodes than a company of the sizes aimed at runs. */
const mostNodes = 20;

/** A pool of nodes cannot grow without limit. */
export const rule: Rule = {
  id: "pool-size-limited",
  topic: "costs",
  severity: "low",
  title: {
    en: "A pool of nodes cannot grow without limit",
    fr: "Un groupe de nœuds ne peut croître sans limite",
  },
  fix: { en: "Set the maximum to what the budget allows", fr: "Fixez le maximum à ce que le budget permet" },
  cannotVerify: { en: "What the budget allows", fr: "Ce que le budget permet" },
  sources: [iso27001("8.6")],
  appliesTo: ["kubernetes.pool", "compute.group"],
  check: (node) => holds(fact(node, "maximumSize"), (size) => size <= mostNodes),
  examples: {
    pass: [{ class: "kubernetes.pool", facts: { maximumSize: 4 } }],
    fail: [{ class: "kubernetes.pool", facts: { maximumSize: 500 } }],
    unknown: [{ class: "kubernetes.pool", facts: { maximumSize: notKnown } }],
  },
};
