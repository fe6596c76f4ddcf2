import { isFalse } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Nothing is shared with every project of the cloud. */
export const rule: Rule = {
  id: "not-shared-with-all",
  topic: "exposure",
  severity: "high",
  title: { en: "It is shared with named projects only", fr: "Le partage se limite à des projets nommés" },
  fix: { en: "Name the projects that need it", fr: "Nommez les projets qui en ont besoin" },
  cannotVerify: { en: "What these projects do with it", fr: "Ce que ces projets en font" },
  sources: [secNumCloud("9.3"), secNumCloud("9.7")],
  appliesTo: ["network.sharing", "network.acl", "storage.file"],
  check: (node) => ifShown(node, "sharedWithAll", isFalse),
  examples: {
    pass: [{ class: "network.sharing", facts: { sharedWithAll: false } }],
    fail: [{ class: "network.sharing", facts: { sharedWithAll: true } }],
    unknown: [{ class: "network.sharing", facts: { sharedWithAll: notKnown } }],
  },
};
