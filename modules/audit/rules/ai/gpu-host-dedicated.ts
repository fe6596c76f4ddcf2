import { isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** A machine with a GPU shares its host with nobody. */
export const rule: Rule = {
  id: "gpu-host-dedicated",
  topic: "ai",
  severity: "medium",
  title: {
    en: "A machine with a GPU shares its host with nobody",
    fr: "Une machine à GPU ne partage son hôte avec personne",
  },
  fix: {
    en: "Choose a dedicated host where the data asks for it",
    fr: "Choisissez un hôte dédié si les données le demandent",
  },
  cannotVerify: {
    en: "How the provider wipes a GPU between customers",
    fr: "La façon dont le fournisseur efface un GPU entre deux clients",
  },
  sources: [anssiAi("R16"), secNumCloud("9.7")],
  appliesTo: ["compute.instance"],
  check: (node) => when(isTrue(fact(node, "hasGpu")), () => isTrue(fact(node, "dedicatedHost"))),
  examples: {
    pass: [{ class: "compute.instance", facts: { hasGpu: true, dedicatedHost: true } }],
    fail: [{ class: "compute.instance", facts: { hasGpu: true, dedicatedHost: false } }],
    unknown: [{ class: "compute.instance", facts: { hasGpu: true, dedicatedHost: notKnown } }],
  },
};
