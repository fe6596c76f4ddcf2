import { holds } from "../../answer.ts";
import { isPinned } from "../../endpoints.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { imagesIn, readable } from "../../user-data.ts";

/** Images that a machine starts are named by digest. */
export const rule: Rule = {
  id: "boot-image-pinned",
  topic: "ai",
  severity: "medium",
  title: {
    en: "Images that the machine starts are named by digest",
    fr: "Les images que la machine démarre sont nommées par empreinte",
  },
  fix: { en: "Add the digest behind the tag", fr: "Ajoutez l’empreinte après l’étiquette" },
  cannotVerify: { en: "What is inside the image", fr: "Ce que l’image contient" },
  sources: [anssiAi("R3"), anssiAi("R20"), secNumCloud("12.2")],
  appliesTo: ["compute.instance"],
  check: (node) => holds(fact(node, "userData"), (text) => imagesIn(readable(text)).every(isPinned), "yes"),
  examples: {
    pass: [
      {
        class: "compute.instance",
        facts: { userData: `image: registry.example.org/acme/engine:1.0@sha256:${"0".repeat(64)}` },
      },
    ],
    fail: [{ class: "compute.instance", facts: { userData: "image: registry.example.org/acme/engine:1.0" } }],
    unknown: [{ class: "compute.instance", facts: { userData: notKnown } }],
  },
};
