import { isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { needsTls } from "../../shown.ts";

/** The way from the load balancer to the service is encrypted. */
export const rule: Rule = {
  id: "backend-uses-tls",
  topic: "encryption",
  severity: "medium",
  title: {
    en: "The way from the load balancer to the service is encrypted",
    fr: "Le trajet du répartiteur au service est chiffré",
  },
  fix: { en: "Turn TLS towards the backends on", fr: "Activez TLS vers les serveurs" },
  cannotVerify: { en: "Encryption done by the network", fr: "Le chiffrement fait par le réseau" },
  sources: [secNumCloud("10.2"), anssiAi("R26")],
  appliesTo: ["balancer.backend"],
  check: (node) => when(needsTls(node), () => isTrue(fact(node, "usesTls"))),
  examples: {
    pass: [{ class: "balancer.backend", facts: { usesTls: true } }],
    fail: [{ class: "balancer.backend", facts: { usesTls: false } }],
    unknown: [{ class: "balancer.backend", facts: { usesTls: notKnown } }],
  },
};
