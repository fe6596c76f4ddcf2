import { type Framework, type Line, requirementOf } from "./framework.ts";

/** The four requirements on places and transfers, by secondary sources; the others are those of ISO 27001. */
const requirements: readonly Line[] = [
  [
    "28",
    "both",
    "Health data is stored in the EEA only",
    "Les données de santé sont stockées dans l’EEE seulement",
    "partial",
    "region-in-eea region-stated backup-in-same-country replica-in-eea cold-tier-in-same-country keys-in-eea",
    ["Copies that a program makes", "Les copies que fait un programme"],
  ],
  [
    "29",
    "provider",
    "Access from third countries rests on adequacy or on guarantees",
    "Les accès depuis des pays tiers reposent sur l’adéquation ou des garanties",
  ],
  [
    "30",
    "provider",
    "The contract tells the customer of such access and its risks",
    "Le contrat informe le client de ces accès et de leurs risques",
  ],
  [
    "31",
    "both",
    "Transfers out of the EEA are made public",
    "Les transferts hors de l’EEE sont rendus publics",
    "indicative",
    "endpoints-in-eea resolver-in-eea",
    ["The host’s published list", "La liste publiée par l’hébergeur"],
  ],
];

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
  requirements: requirements.map(requirementOf),
};
