import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Queues answer inside the private network only. */
export const rule: Rule = {
  id: "queue-not-public",
  topic: "exposure",
  severity: "high",
  title: {
    en: "The queue answers inside the private network only",
    fr: "La file ne répond que dans le réseau privé",
  },
  fix: { en: "Attach the queue to a private network", fr: "Rattachez la file à un réseau privé" },
  cannotVerify: { en: "Who may reach that network", fr: "Qui peut atteindre ce réseau" },
  sources: [secNumCloud("13.2"), anssiAi("R26")],
  appliesTo: ["queue"],
  check: (node) => ifShown(node, "publicEndpoint", isFalse),
  examples: {
    pass: [{ class: "queue", facts: { publicEndpoint: false } }],
    fail: [{ class: "queue", facts: { publicEndpoint: true } }],
    unknown: [{ class: "queue", facts: { publicEndpoint: notKnown } }],
  },
};
