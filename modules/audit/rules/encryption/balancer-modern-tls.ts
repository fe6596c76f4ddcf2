import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The load balancer refuses old TLS versions. */
export const rule: Rule = {
  id: "balancer-modern-tls",
  topic: "encryption",
  severity: "medium",
  title: {
    en: "The load balancer refuses old TLS versions",
    fr: "Le répartiteur refuse les anciennes versions de TLS",
  },
  fix: { en: "Choose the modern compatibility level", fr: "Choisissez le niveau de compatibilité moderne" },
  cannotVerify: {
    en: "The vendor’s definition of that level",
    fr: "La définition de ce niveau par le fournisseur",
  },
  sources: [secNumCloud("10.2"), iso27001("8.24")],
  appliesTo: ["balancer"],
  check: (node) => isTrue(fact(node, "modernTlsOnly")),
  examples: {
    pass: [{ class: "balancer", facts: { modernTlsOnly: true } }],
    fail: [{ class: "balancer", facts: { modernTlsOnly: false } }],
    unknown: [{ class: "balancer", facts: { modernTlsOnly: notKnown } }],
  },
};
