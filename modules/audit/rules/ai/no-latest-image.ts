import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { readable } from "../../user-data.ts";

/** An image reference that moves. */
const pattern = /\b[a-z0-9][\w.-]*\/[\w./-]+:latest\b/i;

/** No machine runs an image named latest. */
export const rule: Rule = {
  id: "no-latest-image",
  topic: "ai",
  severity: "medium",
  title: {
    en: "No machine runs an image named latest",
    fr: "Aucune machine n’exécute une image nommée latest",
  },
  fix: { en: "Name the image by digest", fr: "Nommez l’image par empreinte" },
  cannotVerify: { en: "Images without any tag", fr: "Les images sans étiquette" },
  sources: [anssiAi("R3"), secNumCloud("12.2")],
  appliesTo: ["compute.instance"],
  check: (node) => holds(fact(node, "userData"), (text) => !pattern.test(readable(text)), "yes"),
  examples: {
    pass: [
      { class: "compute.instance", facts: { userData: "image: registry.example.org/acme/engine@sha256:00" } },
    ],
    fail: [
      { class: "compute.instance", facts: { userData: "image: registry.example.org/acme/engine:latest" } },
    ],
    unknown: [{ class: "compute.instance", facts: { userData: notKnown } }],
  },
};
