import { type Framework, type Line, requirementOf } from "./framework.ts";

const articles: readonly Line[] = [
  [
    "12",
    "both",
    "Events are recorded automatically over the life of the system",
    "Les événements sont enregistrés automatiquement pendant la vie du système",
    "indicative",
    "log-sink-exists access-logged service-logs-forwarded",
    [
      "Whether prompts, answers and their reasons are among them",
      "Si requêtes, réponses et motifs en font partie",
    ],
  ],
  [
    "19",
    "both",
    "The provider of the system keeps its logs for six months or longer",
    "Le fournisseur du système garde ses journaux six mois ou plus",
    "partial",
    "logs-kept-six-months records-kept-six-months",
    ["Logs that are not under the provider’s control", "Les journaux hors du contrôle du fournisseur"],
  ],
  [
    "26(1)",
    "customer",
    "The deployer follows the instructions for use",
    "Le déployeur suit la notice d’utilisation",
  ],
  [
    "26(2)",
    "customer",
    "People with the skill oversee the system",
    "Des personnes compétentes surveillent le système",
  ],
  [
    "26(5)",
    "customer",
    "The deployer watches the operation and reports incidents",
    "Le déployeur surveille le fonctionnement et signale les incidents",
    "indicative",
    "alerts-reach-somebody",
    ["Whether somebody reads and reports", "Si quelqu’un lit et signale"],
  ],
  [
    "26(6)",
    "customer",
    "The deployer keeps logs under its control for six months or longer",
    "Le déployeur garde six mois ou plus les journaux sous son contrôle",
    "partial",
    "logs-kept-six-months records-kept-six-months bucket-locked",
    ["Logs in systems outside this plan", "Les journaux de systèmes hors de ce plan"],
  ],
  ["26(7)", "customer", "Workers are told beforehand", "Les travailleurs sont informés au préalable"],
  [
    "26(9)",
    "customer",
    "Information on the system goes into the impact assessment of data protection",
    "Les informations sur le système entrent dans l’analyse d’impact",
  ],
];

/** Articles of the AI Act on logs and on deployers. */
export const framework: Framework = {
  id: "ai-act",
  title: "Regulation (EU) 2024/1689 (AI Act), articles 12, 19, 26",
  source: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
  checkedOn: "2026-11-24",
  caveat: {
    en: "These duties hold for high-risk systems. Whether yours is one is a legal question.",
    fr: "Ces obligations valent pour les systèmes à haut risque. Savoir si le vôtre en est un est une question de droit.",
  },
  requirements: articles.map(requirementOf),
};
