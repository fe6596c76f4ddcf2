import type { Framework } from "./framework.ts";

/** Articles of the AI Act on logs. */
export const framework: Framework = {
  id: "ai-act",
  title: "Regulation (EU) 2024/1689 (AI Act), articles 12, 19, 26",
  source: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
  checkedOn: "2026-11-24",
  caveat: {
    en: "These duties hold for high-risk systems. Whether yours is one is a legal question.",
    fr: "Ces obligations valent pour les systèmes à haut risque. Savoir si le vôtre en est un est une question de droit.",
  },
  requirements: [
    {
      id: "12",
      asks: {
        en: "Events are recorded automatically",
        fr: "Les événements sont enregistrés automatiquement",
      },
      duty: "both",
      rules: ["log-sink-exists", "access-logged"],
      strength: "indicative",
    },
    {
      id: "19",
      asks: {
        en: "Logs are kept by the provider of the system",
        fr: "Les journaux sont gardés par le fournisseur du système",
      },
      duty: "both",
      rules: ["logs-kept-six-months"],
      strength: "partial",
    },
    {
      id: "26(6)",
      asks: {
        en: "Logs are kept by the deployer for six months",
        fr: "Les journaux sont gardés six mois par le déployeur",
      },
      duty: "customer",
      rules: ["logs-kept-six-months"],
      strength: "partial",
    },
  ],
};
