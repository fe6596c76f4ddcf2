import type { Framework } from "./framework.ts";

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
    {
      id: "28",
      asks: {
        en: "Health data is stored in the EEA only",
        fr: "Les données de santé sont stockées dans l’EEE seulement",
      },
      duty: "both",
      rules: ["region-in-eea", "backup-in-same-region", "cold-tier-in-same-country"],
      strength: "partial",
    },
    {
      id: "29",
      asks: {
        en: "Access from third countries has guarantees",
        fr: "Les accès depuis des pays tiers ont des garanties",
      },
      duty: "provider",
      rules: [],
    },
    {
      id: "31",
      asks: { en: "Transfers are transparent", fr: "Les transferts sont transparents" },
      duty: "both",
      rules: ["endpoints-in-eea"],
      strength: "indicative",
    },
  ],
};
