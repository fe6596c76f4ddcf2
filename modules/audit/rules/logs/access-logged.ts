import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Every request to the load balancer is logged. */
export const rule: Rule = {
  id: "access-logged",
  topic: "logs",
  severity: "medium",
  title: {
    en: "Every request to the load balancer is logged",
    fr: "Chaque requête au répartiteur est journalisée",
  },
  fix: { en: "Turn access logs on", fr: "Activez les journaux d’accès" },
  cannotVerify: { en: "Where the provider sends them", fr: "Où le fournisseur les envoie" },
  sources: [secNumCloud("12.6"), anssiAi("R29")],
  appliesTo: ["balancer.listener", "balancer"],
  // Where listeners are resources of their own, they are asked instead of the balancer.
  check: (node) =>
    node.class === "balancer" ? ifShown(node, "accessLogged", isTrue) : isTrue(fact(node, "accessLogged")),
  examples: {
    pass: [{ class: "balancer.listener", facts: { accessLogged: true } }],
    fail: [{ class: "balancer.listener", facts: { accessLogged: false } }],
    unknown: [{ class: "balancer.listener", facts: { accessLogged: notKnown } }],
  },
};
