import { always, isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { needsTls } from "../../shown.ts";

/** What clients send is encrypted on the way. */
export const rule: Rule = {
  id: "listener-uses-tls",
  topic: "encryption",
  severity: "high",
  title: {
    en: "What clients send is encrypted on the way",
    fr: "Ce que les clients envoient est chiffré en transit",
  },
  fix: {
    en: "Give the listener a certificate, or let it redirect to one that has",
    fr: "Donnez un certificat à l’écouteur, ou faites-le rediriger",
  },
  cannotVerify: {
    en: "Cipher suites negotiated at run time",
    fr: "Les suites cryptographiques négociées à l’exécution",
  },
  sources: [secNumCloud("10.2"), gdpr("32(1)(a)"), anssiAi("R26")],
  appliesTo: ["balancer.listener", "balancer", "serverless.service"],
  check: (node) => {
    // Where listeners are resources of their own, they are asked instead of the balancer.
    const asked = node.class !== "balancer" || node.facts.usesTls !== undefined;
    return asked ? when(needsTls(node), () => isTrue(fact(node, "usesTls"))) : always("not-applicable");
  },
  examples: {
    pass: [{ class: "balancer.listener", facts: { usesTls: true } }],
    fail: [{ class: "balancer.listener", facts: { usesTls: false } }],
    unknown: [{ class: "balancer.listener", facts: { usesTls: notKnown } }],
  },
};
