import { holds, isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isEverywhere } from "../../flow.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The bastion answers named sources only. */
export const rule: Rule = {
  id: "bastion-sources-limited",
  topic: "exposure",
  severity: "high",
  title: {
    en: "The bastion answers named sources only",
    fr: "Le bastion ne répond qu’à des sources nommées",
  },
  fix: { en: "List the addresses of your administrators", fr: "Listez les adresses de vos administrateurs" },
  cannotVerify: { en: "The administrators’ workstations", fr: "Les postes des administrateurs" },
  sources: [secNumCloud("9.6"), secNumCloud("12.12"), anssiAi("R10")],
  appliesTo: ["network.gateway"],
  check: (node) =>
    when(isTrue(fact(node, "bastionEnabled")), () =>
      holds(fact(node, "allowedSources"), (sources) => !sources.some(isEverywhere)),
    ),
  examples: {
    pass: [{ class: "network.gateway", facts: { bastionEnabled: true, allowedSources: ["203.0.113.0/24"] } }],
    fail: [{ class: "network.gateway", facts: { bastionEnabled: true, allowedSources: ["0.0.0.0/0"] } }],
    unknown: [{ class: "network.gateway", facts: { bastionEnabled: true, allowedSources: notKnown } }],
  },
};
