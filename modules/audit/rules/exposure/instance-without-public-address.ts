import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The machine has no public address. */
export const rule: Rule = {
  id: "instance-without-public-address",
  topic: "exposure",
  severity: "high",
  title: { en: "The machine has no public address", fr: "La machine n’a pas d’adresse publique" },
  fix: {
    en: "Leave public addresses to the load balancer and the gateway",
    fr: "Laissez les adresses publiques au répartiteur et à la passerelle",
  },
  cannotVerify: {
    en: "Addresses attached outside Terraform",
    fr: "Les adresses attachées hors de Terraform",
  },
  sources: [secNumCloud("13.2"), anssiAi("R13")],
  appliesTo: ["compute.instance"],
  check: (node) => isFalse(fact(node, "hasPublicAddress")),
  examples: {
    pass: [{ class: "compute.instance", facts: { hasPublicAddress: false } }],
    fail: [{ class: "compute.instance", facts: { hasPublicAddress: true } }],
    unknown: [{ class: "compute.instance", facts: { hasPublicAddress: notKnown } }],
  },
};
