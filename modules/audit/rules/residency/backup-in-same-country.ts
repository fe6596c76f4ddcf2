import { isTrue, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { hds, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Backups stay in the country of the database. */
export const rule: Rule = {
  id: "backup-in-same-country",
  topic: "residency",
  severity: "high",
  title: {
    en: "Backups stay in the country of the database",
    fr: "Les sauvegardes restent dans le pays de la base",
  },
  fix: {
    en: "Keep backups in the same region, or choose a second site in the same country",
    fr: "Gardez les sauvegardes dans la même région, ou choisissez un second site du même pays",
  },
  cannotVerify: {
    en: "Where copies made outside Terraform lie",
    fr: "Où se trouvent les copies faites hors de Terraform",
  },
  sources: [secNumCloud("12.5"), hds("28")],
  appliesTo: ["database.instance"],
  check: (node) => {
    const enabled = isTrue(fact(node, "backupEnabled"));
    const stays = () => isTrue(fact(node, "backupInSameCountry"));
    // The vendor's word that there are backups does not hide where they lie.
    return enabled.truth === "attested" ? stays() : when(enabled, stays);
  },
  examples: {
    pass: [{ class: "database.instance", facts: { backupEnabled: true, backupInSameCountry: true } }],
    fail: [{ class: "database.instance", facts: { backupEnabled: true, backupInSameCountry: false } }],
    unknown: [{ class: "database.instance", facts: { backupEnabled: true, backupInSameCountry: notKnown } }],
  },
};
