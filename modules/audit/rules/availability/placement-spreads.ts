import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Machines of a group stand on different hosts. */
export const rule: Rule = {
  id: "placement-spreads",
  topic: "availability",
  severity: "low",
  title: {
    en: "Machines of a group stand on different hosts",
    fr: "Les machines d’un groupe sont sur des hôtes différents",
  },
  fix: { en: "Choose the policy for availability", fr: "Choisissez la politique de disponibilité" },
  cannotVerify: {
    en: "That hosts do not share power or network",
    fr: "Que les hôtes ne partagent ni courant ni réseau",
  },
  sources: [secNumCloud("17.4"), iso27001("8.14")],
  appliesTo: ["compute.placement"],
  check: (node) => isTrue(fact(node, "spreads")),
  examples: {
    pass: [{ class: "compute.placement", facts: { spreads: true } }],
    fail: [{ class: "compute.placement", facts: { spreads: false } }],
    unknown: [{ class: "compute.placement", facts: { spreads: notKnown } }],
  },
};
