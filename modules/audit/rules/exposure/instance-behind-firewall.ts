import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The machine is behind a firewall of this plan. */
export const rule: Rule = {
  id: "instance-behind-firewall",
  topic: "exposure",
  severity: "high",
  title: {
    en: "The machine is behind a firewall of this plan",
    fr: "La machine est derrière un pare-feu de ce plan",
  },
  fix: {
    en: "Attach a firewall that this configuration declares",
    fr: "Rattachez un pare-feu déclaré dans cette configuration",
  },
  cannotVerify: {
    en: "The rules of a default group that lives outside the plan",
    fr: "Les règles d’un groupe par défaut extérieur au plan",
  },
  sources: [secNumCloud("13.2 e"), iso27001("8.20")],
  appliesTo: ["compute.instance"],
  check: (node) => isTrue(fact(node, "hasFirewall")),
  examples: {
    pass: [{ class: "compute.instance", facts: { hasFirewall: true } }],
    fail: [{ class: "compute.instance", facts: { hasFirewall: false } }],
    unknown: [{ class: "compute.instance", facts: { hasFirewall: notKnown } }],
  },
};
