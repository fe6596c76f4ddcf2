import type { ChecklistItem } from "./item.ts";

/** Article 26: what a deployer owes. */
export const deployerItems: readonly ChecklistItem[] = [
  {
    id: "26(1)",
    duty: "customer",
    asks: { en: "Use follows the instructions for use", fr: "L’usage suit la notice d’utilisation" },
    cannotShow: { en: "how people use it", fr: "l’usage qui en est fait" },
    keep: { en: "the instructions and your own procedure", fr: "la notice et votre procédure" },
  },
  {
    id: "26(2)",
    duty: "customer",
    asks: {
      en: "Competent people oversee it, with the authority to stop it",
      fr: "Des personnes compétentes le surveillent, avec le pouvoir de l’arrêter",
    },
    cannotShow: { en: "who oversees", fr: "qui surveille" },
    keep: { en: "names, role and training of the overseers", fr: "noms, rôle et formation des surveillants" },
  },
  {
    id: "26(4)",
    duty: "customer",
    asks: {
      en: "Input data under your control is relevant and representative",
      fr: "Les données d’entrée sous votre contrôle sont pertinentes et représentatives",
    },
    cannotShow: { en: "the quality of data", fr: "la qualité des données" },
    keep: { en: "what goes in and how it was checked", fr: "ce qui entre et comment cela a été vérifié" },
  },
  {
    id: "26(5)",
    duty: "customer",
    rules: ["alerts-reach-somebody"],
    asks: {
      en: "Operation is watched; risks and serious incidents are reported, use is suspended",
      fr: "Le fonctionnement est suivi ; risques et incidents graves sont signalés, l’usage suspendu",
    },
    cannotShow: {
      en: "that somebody acts on an alert, and to whom it is reported",
      fr: "que quelqu’un réagit à une alerte, et à qui elle est signalée",
    },
    keep: {
      en: "the runbook for suspension and the addresses",
      fr: "la procédure de suspension et les adresses",
    },
  },
  {
    id: "26(6)",
    duty: "customer",
    requirement: "26(6)",
    asks: {
      en: "Logs under your control are kept for six months at least",
      fr: "Les journaux sous votre contrôle sont gardés six mois au moins",
    },
    cannotShow: {
      en: "that the AI system's own logs reach these sinks",
      fr: "que les journaux du système d’IA arrivent dans ces dépôts",
    },
    keep: {
      en: "a line of each system found again after six months",
      fr: "une ligne de chaque système retrouvée après six mois",
    },
  },
  {
    id: "26(7)",
    duty: "customer",
    asks: {
      en: "Before use at work, workers and their representatives are informed",
      fr: "Avant un usage au travail, les travailleurs et leurs représentants sont informés",
    },
    cannotShow: { en: "that they were informed", fr: "qu’ils l’ont été" },
    keep: {
      en: "the notice and the date (in France: the CSE as well)",
      fr: "l’information et sa date (en France : le CSE aussi)",
    },
  },
  {
    id: "26(8)",
    duty: "customer",
    asks: {
      en: "Public authorities register the use in the EU database",
      fr: "Les autorités publiques enregistrent l’usage dans la base de l’UE",
    },
    cannotShow: { en: "whether you are one", fr: "si vous en êtes une" },
    keep: { en: "the registration, where it concerns you", fr: "l’enregistrement, s’il vous concerne" },
  },
  {
    id: "26(9)",
    duty: "customer",
    asks: {
      en: "The provider's information serves the impact assessment (GDPR, article 35)",
      fr: "Les informations du fournisseur servent à l’analyse d’impact (RGPD, article 35)",
    },
    cannotShow: { en: "whether an assessment was made", fr: "si une analyse a été faite" },
    keep: { en: "the impact assessment", fr: "l’analyse d’impact" },
  },
  {
    id: "26(11)",
    duty: "customer",
    asks: {
      en: "People about whom it helps to decide are told that it is used",
      fr: "Les personnes au sujet desquelles il aide à décider sont informées de son usage",
    },
    cannotShow: { en: "what people are told", fr: "ce qui leur est dit" },
    keep: { en: "the text that they are given", fr: "le texte qui leur est remis" },
  },
  {
    id: "26(12)",
    duty: "customer",
    asks: {
      en: "Authorities are given what they ask for",
      fr: "Les autorités reçoivent ce qu’elles demandent",
    },
    cannotShow: { en: "who answers them", fr: "qui leur répond" },
    keep: { en: "who answers, and where the logs are found", fr: "qui répond, et où sont les journaux" },
  },
];
