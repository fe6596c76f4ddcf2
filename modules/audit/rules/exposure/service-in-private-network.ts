import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The serverless service reaches private networks only by a network of its own. */
export const rule: Rule = {
  id: "service-in-private-network",
  topic: "exposure",
  severity: "low",
  title: {
    en: "The serverless service reaches private networks only by a network of its own",
    fr: "Le service sans serveur est rattaché à un réseau privé",
  },
  fix: { en: "Attach the service to a private network", fr: "Rattachez le service à un réseau privé" },
  cannotVerify: { en: "What the service calls", fr: "Ce que le service appelle" },
  sources: [secNumCloud("13.2"), iso27001("8.22")],
  appliesTo: ["serverless.service"],
  check: (node) => isTrue(fact(node, "inPrivateNetwork")),
  examples: {
    pass: [{ class: "serverless.service", facts: { inPrivateNetwork: true } }],
    fail: [{ class: "serverless.service", facts: { inPrivateNetwork: false } }],
    unknown: [{ class: "serverless.service", facts: { inPrivateNetwork: notKnown } }],
  },
};
