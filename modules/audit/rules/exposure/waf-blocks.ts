import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The web application firewall blocks, not only logs. */
export const rule: Rule = {
  id: "waf-blocks",
  topic: "exposure",
  severity: "medium",
  title: {
    en: "The web application firewall blocks, not only logs",
    fr: "Le pare-feu applicatif bloque, et ne fait pas que journaliser",
  },
  fix: {
    en: "Set the mode to block once the log shows no false alarm",
    fr: "Passez en mode bloquant une fois les fausses alertes écartées",
  },
  cannotVerify: { en: "What its rules recognise", fr: "Ce que ses règles reconnaissent" },
  sources: [secNumCloud("13.2 d"), anssiAi("R13")],
  appliesTo: ["waf"],
  check: (node) => isTrue(fact(node, "blocking")),
  examples: {
    pass: [{ class: "waf", facts: { blocking: true } }],
    fail: [{ class: "waf", facts: { blocking: false } }],
    unknown: [{ class: "waf", facts: { blocking: notKnown } }],
  },
};
