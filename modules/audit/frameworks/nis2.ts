import { type Framework, type Line, requirementOf } from "./framework.ts";

const measures: readonly Line[] = [
  ["21(2)(a)", "customer", "Risks are analysed", "Les risques sont analysés"],
  [
    "21(2)(b)",
    "customer",
    "Incidents are handled",
    "Les incidents sont traités",
    "indicative",
    "alerts-reach-somebody audit-trail-kept logs-kept-six-months records-kept-six-months service-logs-forwarded",
    ["What people do in an incident", "Ce que font les personnes lors d’un incident"],
  ],
  [
    "21(2)(c)",
    "customer",
    "Backups and continuity",
    "Sauvegardes et continuité",
    "partial",
    `database-backed-up database-backed-up-daily bucket-versioned bucket-locked database-highly-available
    queue-replicated domain-renews-itself`,
    ["Restore tests and crisis management", "Essais de restauration et gestion de crise"],
  ],
  [
    "21(2)(d)",
    "customer",
    "The supply chain is secured",
    "La chaîne d’approvisionnement est sécurisée",
    "indicative",
    `image-pinned boot-image-pinned boot-packages-hashed model-revision-pinned boot-model-pinned endpoints-in-eea
    resolver-in-eea`,
    ["Contracts with suppliers", "Les contrats avec les fournisseurs"],
  ],
  [
    "21(2)(e)",
    "customer",
    "Systems are bought, built and maintained safely",
    "Les systèmes sont acquis, développés et maintenus en sûreté",
    "indicative",
    "kubernetes-upgrades-itself",
    ["Patches inside machines", "Les correctifs dans les machines"],
  ],
  [
    "21(2)(f)",
    "customer",
    "It is checked whether the measures work",
    "L’efficacité des mesures est vérifiée",
  ],
  ["21(2)(g)", "customer", "Hygiene and training", "Hygiène et formation"],
  [
    "21(2)(h)",
    "customer",
    "Cryptography",
    "Cryptographie",
    "partial",
    "bucket-encrypted database-encrypted volume-encrypted listener-uses-tls link-strong-ciphers key-rotates",
    ["Encryption inside applications", "Le chiffrement dans les applications"],
  ],
  [
    "21(2)(i)",
    "customer",
    "Access is controlled, assets are known",
    "Les accès sont maîtrisés, les actifs connus",
    "partial",
    `grant-within-project grant-not-full-access key-makes-no-keys admin-ports-closed service-sources-limited
    owner-labelled`,
    ["Security of staff", "La sécurité du personnel"],
  ],
  [
    "21(2)(j)",
    "customer",
    "Authentication with several factors, and secured communication",
    "Authentification à plusieurs facteurs, et communications sécurisées",
    "indicative",
    "second-factor api-access-trusted no-password-login",
    ["Emergency communication", "Les communications d’urgence"],
  ],
];

/** Measures of NIS 2. */
export const framework: Framework = {
  id: "nis2",
  title: "Directive (EU) 2022/2555 (NIS 2), article 21(2)",
  source: "https://eur-lex.europa.eu/eli/dir/2022/2555/oj",
  checkedOn: "2026-11-24",
  caveat: {
    en: "National law decides what exactly is asked.",
    fr: "Le droit national précise ce qui est demandé.",
  },
  requirements: measures.map(requirementOf),
};
