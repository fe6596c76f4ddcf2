import type { Framework } from "./framework.ts";

/** Articles of the GDPR that infrastructure can serve. */
export const framework: Framework = {
  id: "gdpr",
  title: "Regulation (EU) 2016/679 (GDPR)",
  source: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
  checkedOn: "2026-11-24",
  caveat: {
    en: "Whether processing is lawful is no matter of infrastructure.",
    fr: "La licéité d’un traitement n’est pas affaire d’infrastructure.",
  },
  requirements: [
    {
      id: "5(1)(e)",
      asks: {
        en: "Data is not kept longer than needed",
        fr: "Les données ne sont pas gardées plus que nécessaire",
      },
      duty: "customer",
      rules: ["logs-not-kept-over-a-year"],
      strength: "indicative",
    },
    {
      id: "28",
      asks: { en: "Processors are known and bound", fr: "Les sous-traitants sont connus et liés" },
      duty: "customer",
      rules: ["endpoints-in-eea"],
      strength: "indicative",
    },
    {
      id: "30",
      asks: { en: "Processing is recorded", fr: "Les traitements sont inscrits au registre" },
      duty: "customer",
      rules: ["owner-labelled", "data-class-labelled", "single-country"],
      strength: "indicative",
    },
    {
      id: "32(1)(a)",
      asks: { en: "Data is encrypted where fit", fr: "Les données sont chiffrées si besoin" },
      duty: "both",
      rules: [
        "bucket-encrypted",
        "database-encrypted",
        "volume-encrypted",
        "listener-uses-tls",
        "database-uses-tls",
      ],
      strength: "partial",
    },
    {
      id: "32(1)(b)",
      asks: {
        en: "Confidentiality, integrity and availability last",
        fr: "Confidentialité, intégrité et disponibilité durent",
      },
      duty: "both",
      rules: [
        "bucket-not-public",
        "database-not-public",
        "snapshot-not-public",
        "database-highly-available",
        "key-deletion-protected",
        "bucket-not-emptied-on-destroy",
      ],
      strength: "partial",
    },
    {
      id: "32(1)(c)",
      asks: { en: "Data can be brought back after an incident", fr: "Les données peuvent être rétablies" },
      duty: "both",
      rules: [
        "database-backed-up",
        "database-backed-up-daily",
        "database-backups-kept-a-week",
        "bucket-versioned",
      ],
      strength: "partial",
    },
    {
      id: "32(1)(d)",
      asks: { en: "Measures are tested regularly", fr: "Les mesures sont testées régulièrement" },
      duty: "customer",
      rules: [],
    },
    {
      id: "44",
      asks: {
        en: "Transfers to third countries have a basis",
        fr: "Les transferts vers des pays tiers ont une base",
      },
      duty: "customer",
      rules: ["region-in-eea", "processing-in-eea", "keys-in-eea", "endpoints-in-eea"],
      strength: "indicative",
    },
  ],
};
