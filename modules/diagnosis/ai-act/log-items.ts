import type { ChecklistItem } from "./item.ts";

/** Articles 4, 12, 19 and 50: what the system and its provider owe. */
export const logItems: readonly ChecklistItem[] = [
  {
    id: "4",
    duty: "both",
    asks: {
      en: "Staff who work with AI know enough about it",
      fr: "Le personnel qui utilise l’IA la connaît assez",
    },
    cannotShow: { en: "training of people", fr: "la formation des personnes" },
    keep: { en: "programme and attendance of the trainings", fr: "programme et présence aux formations" },
  },
  {
    id: "12(1)",
    duty: "both",
    requirement: "12",
    asks: {
      en: "The system records events by itself, all its life long",
      fr: "Le système enregistre lui-même les événements, tout au long de sa vie",
    },
    cannotShow: {
      en: "that the application writes these events",
      fr: "que l’application écrit ces événements",
    },
    keep: { en: "a sample of each kind of log line", fr: "un exemple de chaque type de ligne de journal" },
  },
  {
    id: "12(2)",
    duty: "provider",
    asks: {
      en: "The events let risks, substantial changes and the operation be followed",
      fr: "Les événements permettent de suivre risques, modifications substantielles et fonctionnement",
    },
    cannotShow: { en: "what the events hold", fr: "ce que contiennent les événements" },
    keep: {
      en: "the list of events, each with the risk that it serves to see",
      fr: "la liste des événements, chacun avec le risque qu’il sert à voir",
    },
  },
  {
    id: "19(1)",
    duty: "provider",
    requirement: "19",
    asks: {
      en: "The provider keeps the logs under its control, for six months at least",
      fr: "Le fournisseur garde les journaux sous son contrôle, six mois au moins",
    },
    cannotShow: { en: "whether you are the provider", fr: "si vous êtes le fournisseur" },
    keep: {
      en: "the decision on who is provider and who deployer",
      fr: "la décision : qui est fournisseur, qui déployeur",
    },
  },
  {
    id: "50",
    duty: "both",
    asks: {
      en: "People who talk to an AI are told so, and generated content is marked",
      fr: "Qui parle à une IA en est averti, et le contenu généré est marqué",
    },
    cannotShow: { en: "what people see on the screen", fr: "ce que l’écran affiche" },
    keep: { en: "a screenshot of the notice", fr: "une copie d’écran de l’avertissement" },
  },
];
