import { endpointsAnswer } from "../../jurisdiction.ts";
import { anssiAi, gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Images, models, scripts and exports come from and go to operators of the EEA. */
export const rule: Rule = {
  id: "endpoints-in-eea",
  topic: "egress",
  severity: "medium",
  title: {
    en: "Images, models, scripts and exports come from and go to operators of the EEA",
    fr: "Images, modèles, scripts et exports passent par des opérateurs de l’EEE",
  },
  fix: {
    en: "Mirror the image or model in your own registry or bucket, or name an operator of the EEA",
    fr: "Recopiez l’image ou le modèle dans votre registre ou compartiment, ou nommez un opérateur de l’EEE",
  },
  cannotVerify: {
    en: "Capital and control of an operator; hosts that a program contacts by itself",
    fr: "Le capital et le contrôle d’un opérateur ; les hôtes qu’un programme contacte de lui-même",
  },
  sources: [secNumCloud("19.6"), gdpr("28 and 44"), anssiAi("R3")],
  appliesTo: [
    "compute.instance",
    "serverless.service",
    "serverless.job",
    "inference.model",
    "log.export",
    "identity.federation",
    "compute.template",
    "compute.image",
  ],
  check: (node) =>
    node.class === "compute.image"
      ? ifShown(node, "endpoints", endpointsAnswer)
      : endpointsAnswer(fact(node, "endpoints")),
  examples: {
    pass: [{ class: "inference.model", facts: { endpoints: [{ host: "models.mistral.ai", use: "model" }] } }],
    fail: [{ class: "inference.model", facts: { endpoints: [{ host: "huggingface.co", use: "model" }] } }],
    unknown: [
      { class: "inference.model", facts: { endpoints: [{ host: "models.example.org", use: "model" }] } },
    ],
  },
};
