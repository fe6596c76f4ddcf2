import { type Framework, requirement } from "./framework.ts";

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
    requirement(
      "12",
      "both",
      { en: "Events are recorded automatically", fr: "Les événements sont enregistrés automatiquement" },
      "indicative",
      "log-sink-exists access-logged",
    ),
    requirement(
      "19",
      "both",
      {
        en: "Logs are kept by the provider of the system",
        fr: "Les journaux sont gardés par le fournisseur du système",
      },
      "partial",
      "logs-kept-six-months",
    ),
    requirement(
      "26(6)",
      "customer",
      {
        en: "Logs are kept by the deployer for six months",
        fr: "Les journaux sont gardés six mois par le déployeur",
      },
      "partial",
      "logs-kept-six-months",
    ),
  ],
};
