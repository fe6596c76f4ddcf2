import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Devices speak TLS. */
export const rule: Rule = {
  id: "device-uses-tls",
  topic: "encryption",
  severity: "high",
  title: { en: "Devices connect over TLS only", fr: "Les équipements se connectent en TLS seulement" },
  fix: { en: "Refuse connections in clear", fr: "Refusez les connexions en clair" },
  cannotVerify: {
    en: "How the device keeps its certificate",
    fr: "Comment l’équipement garde son certificat",
  },
  sources: [secNumCloud("10.2"), gdpr("32(1)(a)")],
  appliesTo: ["device"],
  check: (node) => isTrue(fact(node, "usesTls")),
  examples: {
    pass: [{ class: "device", facts: { usesTls: true } }],
    fail: [{ class: "device", facts: { usesTls: false } }],
    unknown: [{ class: "device", facts: { usesTls: notKnown } }],
  },
};
