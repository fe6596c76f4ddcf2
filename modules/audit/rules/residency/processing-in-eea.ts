import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isInEea } from "../../knowledge/eea.ts";
import { anssiAi, gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Data is processed in the European Economic Area. */
export const rule: Rule = {
  id: "processing-in-eea",
  topic: "residency",
  severity: "high",
  title: {
    en: "Data is processed in the European Economic Area",
    fr: "Les données sont traitées dans l’Espace économique européen",
  },
  fix: {
    en: "Set the region on the resource itself to one in the EEA",
    fr: "Fixez sur la ressource elle-même une région située dans l’EEE",
  },
  cannotVerify: { en: "Services that the programs call", fr: "Les services que les programmes appellent" },
  sources: [secNumCloud("19.2"), gdpr("44"), anssiAi("R11")],
  appliesTo: [
    "compute.instance",
    "kubernetes.cluster",
    "inference.endpoint",
    "serverless.service",
    "serverless.job",
    "compute.group",
    "compute.template",
    "serverless.namespace",
    "device",
    "balancer",
    "compute.device",
    "project",
  ],
  // A project that stands nowhere has nothing to say.
  check: (node) =>
    node.class === "project"
      ? ifShown(node, "country", (country) => holds(country, isInEea))
      : holds(fact(node, "country"), isInEea),
  examples: {
    pass: [{ class: "compute.instance", facts: { country: "FR" } }],
    fail: [{ class: "compute.instance", facts: { country: "US" } }],
    unknown: [{ class: "compute.instance", facts: { country: notKnown } }],
  },
};
