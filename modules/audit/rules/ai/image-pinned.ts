import { isTrue } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Container images are named by digest. */
export const rule: Rule = {
  id: "image-pinned",
  topic: "ai",
  severity: "medium",
  title: {
    en: "Container images are named by digest",
    fr: "Les images de conteneurs sont nommées par empreinte",
  },
  fix: { en: "Name the image as repository@sha256:…", fr: "Nommez l’image sous la forme dépôt@sha256:…" },
  cannotVerify: { en: "What the image holds", fr: "Ce que contient l’image" },
  sources: [anssiAi("R3"), anssiAi("R20"), secNumCloud("12.2")],
  appliesTo: ["serverless.service", "serverless.job"],
  check: (node) => isTrue(fact(node, "pinnedByDigest")),
  examples: {
    pass: [{ class: "serverless.service", facts: { pinnedByDigest: true } }],
    fail: [{ class: "serverless.service", facts: { pinnedByDigest: false } }],
    unknown: [{ class: "serverless.service", facts: { pinnedByDigest: notKnown } }],
  },
};
