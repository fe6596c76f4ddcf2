import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, iso27001 } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Container images are not public. */
export const rule: Rule = {
  id: "registry-not-public",
  topic: "exposure",
  severity: "medium",
  title: { en: "Container images are not public", fr: "Les images de conteneurs ne sont pas publiques" },
  fix: { en: "Make the registry private", fr: "Rendez le registre privé" },
  cannotVerify: { en: "What the images hold", fr: "Ce que contiennent les images" },
  sources: [anssiAi("R5"), iso27001("8.4")],
  appliesTo: ["registry"],
  check: (node) => isFalse(fact(node, "publicRead")),
  examples: {
    pass: [{ class: "registry", facts: { publicRead: false } }],
    fail: [{ class: "registry", facts: { publicRead: true } }],
    unknown: [{ class: "registry", facts: { publicRead: notKnown } }],
  },
};
