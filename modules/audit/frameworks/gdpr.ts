import { type Framework, requirement } from "./framework.ts";

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
    requirement(
      "5(1)(e)",
      "customer",
      {
        en: "Data is not kept longer than needed",
        fr: "Les données ne sont pas gardées plus que nécessaire",
      },
      "indicative",
      "logs-not-kept-over-a-year",
    ),
    requirement(
      "28",
      "customer",
      { en: "Processors are known and bound", fr: "Les sous-traitants sont connus et liés" },
      "indicative",
      "endpoints-in-eea",
    ),
    requirement(
      "30",
      "customer",
      { en: "Processing is recorded", fr: "Les traitements sont inscrits au registre" },
      "indicative",
      "owner-labelled data-class-labelled single-country",
    ),
    requirement(
      "32(1)(a)",
      "both",
      { en: "Data is encrypted where fit", fr: "Les données sont chiffrées si besoin" },
      "partial",
      "bucket-encrypted database-encrypted volume-encrypted listener-uses-tls database-uses-tls",
    ),
    requirement(
      "32(1)(b)",
      "both",
      {
        en: "Confidentiality, integrity and availability last",
        fr: "Confidentialité, intégrité et disponibilité durent",
      },
      "partial",
      "bucket-not-public database-not-public snapshot-not-public database-highly-available key-deletion-protected bucket-not-emptied-on-destroy",
    ),
    requirement(
      "32(1)(c)",
      "both",
      { en: "Data can be brought back after an incident", fr: "Les données peuvent être rétablies" },
      "partial",
      "database-backed-up database-backed-up-daily database-backups-kept-a-week bucket-versioned",
    ),
    requirement("32(1)(d)", "customer", {
      en: "Measures are tested regularly",
      fr: "Les mesures sont testées régulièrement",
    }),
    requirement(
      "44",
      "customer",
      {
        en: "Transfers to third countries have a basis",
        fr: "Les transferts vers des pays tiers ont une base",
      },
      "indicative",
      "region-in-eea processing-in-eea keys-in-eea endpoints-in-eea",
    ),
  ],
};
