import { type Framework, requirement } from "./framework.ts";

/** The 35 recommendations of ANSSI for generative AI. */
export const framework: Framework = {
  id: "anssi-pa-102",
  title: "ANSSI-PA-102, security of generative AI systems, version 1.0 (29 April 2024)",
  source: "ANSSI, recommendations R1 to R35; ids only, texts in our own words",
  checkedOn: "2026-11-24",
  caveat: {
    en: "A guide, not a norm. Most of it is organisation, which no plan shows.",
    fr: "Un guide, pas une norme. L’essentiel est organisationnel, ce qu’aucun plan ne montre.",
  },
  requirements: [
    requirement("R1", "customer", {
      en: "Security is part of the project from its start",
      fr: "La sécurité est intégrée dès le début",
    }),
    requirement("R2", "customer", {
      en: "Risks are analysed before training",
      fr: "Une analyse de risque précède l’entraînement",
    }),
    requirement(
      "R3",
      "customer",
      {
        en: "Libraries and external models are trusted ones",
        fr: "Bibliothèques et modèles externes sont de confiance",
      },
      "partial",
      "image-pinned boot-image-pinned model-revision-pinned boot-model-pinned boot-packages-hashed no-piped-download no-latest-image endpoints-in-eea",
    ),
    requirement("R4", "customer", {
      en: "External data is trusted",
      fr: "Les données externes sont de confiance",
    }),
    requirement(
      "R5",
      "customer",
      {
        en: "Development is secured and secrets kept apart",
        fr: "Le développement est sécurisé et les secrets isolés",
      },
      "partial",
      "no-secret-in-user-data no-secret-named-variable registry-not-public",
    ),
    requirement(
      "R6",
      "customer",
      { en: "Model formats run no code", fr: "Les formats de modèle n’exécutent pas de code" },
      "partial",
      "model-format-safe no-remote-model-code",
    ),
    requirement(
      "R7",
      "customer",
      {
        en: "Confidentiality of data is considered",
        fr: "La confidentialité des données est prise en compte",
      },
      "indicative",
      "data-class-labelled bucket-encrypted",
    ),
    requirement(
      "R8",
      "customer",
      { en: "Need to know is enforced", fr: "Le besoin d’en connaître est respecté" },
      "partial",
      "grant-within-project bucket-not-public object-not-public",
    ),
    requirement(
      "R9",
      "customer",
      { en: "No critical action without a person", fr: "Pas d’action critique sans humain" },
      "indicative",
      "grant-not-full-access",
    ),
    requirement(
      "R10",
      "customer",
      { en: "Privileged access is controlled", fr: "Les accès privilégiés sont maîtrisés" },
      "partial",
      "admin-ports-closed bastion-sources-limited kubernetes-api-limited no-password-login api-sources-limited second-factor ssh-key-strong",
    ),
    requirement(
      "R11",
      "customer",
      { en: "Hosting is trusted", fr: "L’hébergement est de confiance" },
      "indicative",
      "processing-in-eea region-in-eea",
    ),
    requirement(
      "R12",
      "customer",
      {
        en: "Training, deployment and production are apart",
        fr: "Entraînement, déploiement et production sont séparés",
      },
      "indicative",
      "environment-labelled",
    ),
    requirement(
      "R13",
      "customer",
      {
        en: "Exposure to the Internet goes through a proxy",
        fr: "L’exposition à Internet passe par un mandataire",
      },
      "partial",
      "inference-not-public engine-port-closed instance-without-public-address nodes-without-public-address waf-blocks inference-in-private-network",
    ),
    requirement("R14", "customer", {
      en: "Sensitive systems prefer a qualified cloud",
      fr: "Les systèmes sensibles préfèrent un cloud qualifié",
    }),
    requirement("R15", "customer", {
      en: "The business goes on without the model",
      fr: "Le métier continue sans le modèle",
    }),
    requirement(
      "R16",
      "customer",
      { en: "GPU components are dedicated", fr: "Les composants GPU sont dédiés" },
      "indicative",
      "gpu-host-dedicated kubernetes-control-plane-dedicated",
    ),
    requirement("R17", "customer", {
      en: "Side channels are considered",
      fr: "Les canaux auxiliaires sont pris en compte",
    }),
    requirement("R18", "customer", {
      en: "Training data is limited to the need",
      fr: "Les données d’entraînement sont limitées au besoin",
    }),
    requirement(
      "R19",
      "customer",
      { en: "Integrity of training data is kept", fr: "L’intégrité des données d’entraînement est assurée" },
      "partial",
      "bucket-versioned bucket-locked model-revision-pinned boot-model-pinned",
    ),
    requirement(
      "R20",
      "customer",
      { en: "Integrity of system files is kept", fr: "L’intégrité des fichiers du système est assurée" },
      "partial",
      "image-pinned boot-image-pinned boot-packages-hashed no-piped-download",
    ),
    requirement("R21", "customer", {
      en: "No retraining in production",
      fr: "Pas de réentraînement en production",
    }),
    requirement(
      "R22",
      "customer",
      {
        en: "Deployment comes from the administration network",
        fr: "Le déploiement vient du réseau d’administration",
      },
      "indicative",
      "key-expires service-sources-limited",
    ),
    requirement("R23", "customer", {
      en: "The system is tested before use",
      fr: "Le système est testé avant usage",
    }),
    requirement("R24", "customer", {
      en: "The model is tested for robustness",
      fr: "La robustesse du modèle est testée",
    }),
    requirement("R25", "customer", {
      en: "Prompts and answers are filtered",
      fr: "Requêtes et réponses sont filtrées",
    }),
    requirement(
      "R26",
      "customer",
      {
        en: "Flows are filtered, encrypted, authenticated and logged",
        fr: "Les flux sont filtrés, chiffrés, authentifiés et journalisés",
      },
      "partial",
      "firewall-drops-inbound firewall-drops-outbound listener-uses-tls backend-uses-tls inference-authenticated engine-port-closed",
    ),
    requirement(
      "R27",
      "customer",
      { en: "Actions of the model are limited", fr: "Les actions du modèle sont limitées" },
      "indicative",
      "grant-not-full-access key-makes-no-keys",
    ),
    requirement(
      "R28",
      "customer",
      { en: "Components stand in dedicated zones", fr: "Les composants sont dans des zones dédiées" },
      "partial",
      "instance-in-private-network cluster-in-private-network inference-in-private-network",
    ),
    requirement(
      "R29",
      "customer",
      {
        en: "Prompts, answers and plugin calls are logged",
        fr: "Requêtes, réponses et appels sont journalisés",
      },
      "partial",
      "log-sink-exists access-logged service-logs-forwarded",
    ),
    requirement("R30", "customer", { en: "Generated code is checked", fr: "Le code généré est contrôlé" }),
    requirement("R31", "customer", {
      en: "Generated code is limited to uncritical parts",
      fr: "Le code généré est limité au non critique",
    }),
    requirement("R32", "customer", {
      en: "Developers know the risks",
      fr: "Les développeurs connaissent les risques",
    }),
    requirement(
      "R33",
      "customer",
      { en: "Services open to the public are hardened", fr: "Les services ouverts au public sont durcis" },
      "partial",
      "inference-authenticated service-authenticated waf-blocks",
    ),
    requirement(
      "R34",
      "customer",
      { en: "No public service for sensitive data", fr: "Pas de service public pour les données sensibles" },
      "indicative",
      "firewall-drops-outbound endpoints-in-eea resolver-in-eea",
    ),
    requirement("R35", "customer", {
      en: "Rights are reviewed regularly",
      fr: "Les droits sont revus régulièrement",
    }),
  ],
};
