import { isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The load balancer checks the certificates of its backends. */
export const rule: Rule = {
  id: "backend-tls-verified",
  topic: "encryption",
  severity: "medium",
  title: {
    en: "The load balancer checks the certificates of its backends",
    fr: "Le répartiteur vérifie les certificats de ses serveurs",
  },
  fix: { en: "Turn the verification on", fr: "Activez la vérification" },
  cannotVerify: { en: "Which issuers it trusts", fr: "Les émetteurs auxquels il se fie" },
  sources: [secNumCloud("10.2"), iso27001("8.24")],
  appliesTo: ["balancer.backend"],
  check: (node) => when(isTrue(fact(node, "usesTls")), () => isTrue(fact(node, "verifiesBackendTls"))),
  examples: {
    pass: [{ class: "balancer.backend", facts: { usesTls: true, verifiesBackendTls: true } }],
    fail: [{ class: "balancer.backend", facts: { usesTls: true, verifiesBackendTls: false } }],
    unknown: [{ class: "balancer.backend", facts: { usesTls: true, verifiesBackendTls: notKnown } }],
  },
};
