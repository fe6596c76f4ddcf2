import { type Framework, requirement } from "./framework.ts";

/** Requirements of HDS version 2 on places and transfers. */
export const framework: Framework = {
  id: "hds-2",
  title: "HDS certification framework, version 2 (2024)",
  source: "Agence du numérique en santé, HDS framework, version 2; requirement ids only",
  checkedOn: "2026-11-24",
  caveat: {
    en: "The certificate is the host's, per activity; nothing here gives or replaces it.",
    fr: "Le certificat est celui de l’hébergeur, par activité ; rien ici ne le donne ni ne le remplace.",
  },
  requirements: [
    requirement(
      "28",
      "both",
      {
        en: "Health data is stored in the EEA only",
        fr: "Les données de santé sont stockées dans l’EEE seulement",
      },
      "partial",
      "region-in-eea backup-in-same-region cold-tier-in-same-country",
    ),
    requirement("29", "provider", {
      en: "Access from third countries has guarantees",
      fr: "Les accès depuis des pays tiers ont des garanties",
    }),
    requirement(
      "31",
      "both",
      { en: "Transfers are transparent", fr: "Les transferts sont transparents" },
      "indicative",
      "endpoints-in-eea",
    ),
  ],
};
