import { holds, when } from "../../answer.ts";
import { leftOut } from "../../derive.ts";
import { notKnown } from "../../example.ts";
import { aiAct, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import { keepsRecords } from "../../records.ts";
import type { Rule } from "../../rule.ts";

/** Logs and evidence in buckets are kept for six months. */
export const rule: Rule = {
  id: "records-kept-six-months",
  topic: "logs",
  severity: "high",
  title: {
    en: "Logs and evidence in the bucket are kept for six months",
    fr: "Journaux et preuves du compartiment sont gardés six mois",
  },
  fix: {
    en: "Let objects of this bucket expire after 183 days or later",
    fr: "Faites expirer les objets de ce compartiment après 183 jours ou plus",
  },
  cannotVerify: { en: "What a program deletes by itself", fr: "Ce qu’un programme supprime lui-même" },
  sources: [secNumCloud("12.6"), aiAct("19")],
  appliesTo: ["storage.object"],
  check: (node) =>
    when(keepsRecords(node), () => holds(leftOut(fact(node, "retentionDays")), (days) => days >= 183, "yes")),
  examples: {
    pass: [{ class: "storage.object", facts: { name: "acme-audit", retentionDays: 365 } }],
    fail: [{ class: "storage.object", facts: { name: "acme-audit", retentionDays: 30 } }],
    unknown: [{ class: "storage.object", facts: { name: "acme-audit", retentionDays: notKnown } }],
  },
};
