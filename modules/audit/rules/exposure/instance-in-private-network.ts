import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The machine is in a private network. */
export const rule: Rule = {
  id: "instance-in-private-network",
  topic: "exposure",
  severity: "medium",
  title: { en: "The machine is in a private network", fr: "La machine est dans un réseau privé" },
  fix: { en: "Attach the machine to a private network", fr: "Rattachez la machine à un réseau privé" },
  cannotVerify: { en: "Who else is in that network", fr: "Qui d’autre est dans ce réseau" },
  sources: [secNumCloud("13.2 a"), anssiAi("R28")],
  appliesTo: ["compute.instance"],
  check: (node) => isTrue(fact(node, "inPrivateNetwork")),
  examples: {
    pass: [{ class: "compute.instance", facts: { inPrivateNetwork: true } }],
    fail: [{ class: "compute.instance", facts: { inPrivateNetwork: false } }],
    unknown: [{ class: "compute.instance", facts: { inPrivateNetwork: notKnown } }],
  },
};
