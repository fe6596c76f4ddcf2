import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isInEea } from "../../knowledge/eea.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Networks, addresses and mail lie in the European Economic Area. */
export const rule: Rule = {
  id: "network-in-eea",
  topic: "residency",
  severity: "medium",
  title: {
    en: "Networks, addresses and mail lie in the European Economic Area",
    fr: "Réseaux, adresses et courriel sont dans l’Espace économique européen",
  },
  fix: {
    en: "Set the region on the resource itself to one in the EEA",
    fr: "Fixez sur la ressource elle-même une région située dans l’EEE",
  },
  cannotVerify: { en: "The way that packets take", fr: "Le chemin que prennent les paquets" },
  sources: [secNumCloud("19.2 b"), gdpr("44")],
  appliesTo: [
    "network",
    "network.subnet",
    "network.gateway",
    "network.link",
    "network.address",
    "mail",
    "queue",
    "network.setting",
    "network.port",
  ],
  check: (node) => holds(fact(node, "country"), isInEea),
  examples: {
    pass: [{ class: "network", facts: { country: "FR" } }],
    fail: [{ class: "network", facts: { country: "CA" } }],
    unknown: [{ class: "network", facts: { country: notKnown } }],
  },
};
