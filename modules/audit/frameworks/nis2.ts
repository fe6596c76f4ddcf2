import { type Framework, requirement } from "./framework.ts";

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
    requirement("21(2)(a)", "customer", { en: "Risks are analysed", fr: "Les risques sont analysés" }),
    requirement(
      "21(2)(b)",
      "customer",
      { en: "Incidents are handled", fr: "Les incidents sont traités" },
      "indicative",
      "alerts-reach-somebody logs-kept-six-months",
    ),
    requirement(
      "21(2)(c)",
      "customer",
      { en: "Backups and continuity", fr: "Sauvegardes et continuité" },
      "partial",
      "database-backed-up bucket-versioned bucket-locked database-highly-available",
    ),
    requirement(
      "21(2)(d)",
      "customer",
      { en: "The supply chain is secured", fr: "La chaîne d’approvisionnement est sécurisée" },
      "indicative",
      "image-pinned model-revision-pinned endpoints-in-eea",
    ),
    requirement(
      "21(2)(e)",
      "customer",
      { en: "Systems are maintained", fr: "Les systèmes sont maintenus" },
      "indicative",
      "kubernetes-upgrades-itself",
    ),
    requirement("21(2)(g)", "customer", { en: "Hygiene and training", fr: "Hygiène et formation" }),
    requirement(
      "21(2)(h)",
      "customer",
      { en: "Cryptography", fr: "Cryptographie" },
      "partial",
      "bucket-encrypted database-encrypted listener-uses-tls key-rotates",
    ),
    requirement(
      "21(2)(i)",
      "customer",
      { en: "Access is controlled, assets are known", fr: "Les accès sont maîtrisés, les actifs connus" },
      "partial",
      "grant-within-project grant-not-full-access admin-ports-closed owner-labelled",
    ),
    requirement(
      "21(2)(j)",
      "customer",
      { en: "Authentication with several factors", fr: "Authentification à plusieurs facteurs" },
      "indicative",
      "api-access-trusted no-password-login",
    ),
  ],
};
