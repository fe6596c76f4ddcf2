import type { Framework } from "./framework.ts";

/** Measures of NIS 2 that infrastructure can serve. */
export const framework: Framework = {
  id: "nis2",
  title: "Directive (EU) 2022/2555 (NIS 2), article 21(2)",
  source: "https://eur-lex.europa.eu/eli/dir/2022/2555/oj",
  checkedOn: "2026-11-24",
  caveat: {
    en: "National law decides what exactly is asked.",
    fr: "Le droit national précise ce qui est demandé.",
  },
  requirements: [
    {
      id: "21(2)(a)",
      asks: { en: "Risks are analysed", fr: "Les risques sont analysés" },
      duty: "customer",
      rules: [],
    },
    {
      id: "21(2)(b)",
      asks: { en: "Incidents are handled", fr: "Les incidents sont traités" },
      duty: "customer",
      rules: ["alerts-reach-somebody", "logs-kept-six-months"],
      strength: "indicative",
    },
    {
      id: "21(2)(c)",
      asks: { en: "Backups and continuity", fr: "Sauvegardes et continuité" },
      duty: "customer",
      rules: ["database-backed-up", "bucket-versioned", "bucket-locked", "database-highly-available"],
      strength: "partial",
    },
    {
      id: "21(2)(d)",
      asks: { en: "The supply chain is secured", fr: "La chaîne d’approvisionnement est sécurisée" },
      duty: "customer",
      rules: ["image-pinned", "model-revision-pinned", "endpoints-in-eea"],
      strength: "indicative",
    },
    {
      id: "21(2)(e)",
      asks: { en: "Systems are maintained", fr: "Les systèmes sont maintenus" },
      duty: "customer",
      rules: ["kubernetes-upgrades-itself"],
      strength: "indicative",
    },
    {
      id: "21(2)(g)",
      asks: { en: "Hygiene and training", fr: "Hygiène et formation" },
      duty: "customer",
      rules: [],
    },
    {
      id: "21(2)(h)",
      asks: { en: "Cryptography", fr: "Cryptographie" },
      duty: "customer",
      rules: ["bucket-encrypted", "database-encrypted", "listener-uses-tls", "key-rotates"],
      strength: "partial",
    },
    {
      id: "21(2)(i)",
      asks: {
        en: "Access is controlled, assets are known",
        fr: "Les accès sont maîtrisés, les actifs connus",
      },
      duty: "customer",
      rules: ["grant-within-project", "grant-not-full-access", "admin-ports-closed", "owner-labelled"],
      strength: "partial",
    },
    {
      id: "21(2)(j)",
      asks: { en: "Authentication with several factors", fr: "Authentification à plusieurs facteurs" },
      duty: "customer",
      rules: ["api-access-trusted", "no-password-login"],
      strength: "indicative",
    },
  ],
};
