import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** The database survives the loss of a node. */
export const rule: Rule = {
  id: "database-highly-available",
  topic: "availability",
  severity: "medium",
  title: { en: "The database survives the loss of a node", fr: "La base survit à la perte d’un nœud" },
  fix: { en: "Turn high availability on", fr: "Activez la haute disponibilité" },
  cannotVerify: { en: "The time a failover takes", fr: "La durée d’une bascule" },
  sources: [secNumCloud("17.4"), gdpr("32(1)(b)")],
  appliesTo: ["database.instance"],
  check: (node) => isTrue(fact(node, "highlyAvailable")),
  examples: {
    pass: [{ class: "database.instance", facts: { highlyAvailable: true } }],
    fail: [{ class: "database.instance", facts: { highlyAvailable: false } }],
    unknown: [{ class: "database.instance", facts: { highlyAvailable: notKnown } }],
  },
};
