import type { Mark } from "../../catalogue/provenance.ts";
import type { Words } from "../../page/language.ts";
import type { DataClass } from "../../sizing/wish.ts";
import type { Effort } from "../action.ts";
import type { Role } from "../jurisdiction.ts";
import type { ToolUse } from "../knowledge/tool.ts";
import type { ReasonKind } from "../reason.ts";

/** What the reports say around the facts. */
export const dataWords: { readonly [D in DataClass]: Words } = {
  public: { en: "public", fr: "publiques" },
  internal: { en: "internal", fr: "internes" },
  confidential: { en: "confidential", fr: "confidentielles" },
  personal: { en: "personal", fr: "personnelles" },
  health: { en: "health", fr: "de santé" },
};

export const useWords: { readonly [U in ToolUse]: Words } = {
  assistant: { en: "AI assistant", fr: "assistant d’IA" },
  "model-api": { en: "hosted model", fr: "modèle hébergé" },
  code: { en: "help with code", fr: "aide au code" },
  translation: { en: "translation", fr: "traduction" },
  mail: { en: "mail", fr: "messagerie" },
  documents: { en: "documents", fr: "documents" },
  meetings: { en: "meetings", fr: "visioconférence" },
  messaging: { en: "messages", fr: "messages instantanés" },
  customers: { en: "customers", fr: "relation client" },
  projects: { en: "projects", fr: "projets" },
  hosting: { en: "hosting", fr: "hébergement" },
  other: { en: "other", fr: "autre" },
};

export const roleWords: { readonly [R in Role]: Words } = {
  hosting: { en: "Data is kept there", fr: "Données conservées là" },
  operator: { en: "Operator's seat", fr: "Siège de l’exploitant" },
  controller: { en: "Seat of who controls it", fr: "Siège de qui le contrôle" },
  subprocessor: { en: "Sub-processors", fr: "Sous-traitants" },
};

export const markWords: { readonly [M in Mark]: Words } = {
  verified: { en: "read there", fr: "lu à la source" },
  secondary: { en: "second hand", fr: "de seconde main" },
  recalled: { en: "recalled, to be confirmed", fr: "de mémoire, à confirmer" },
};

export const reasonWords: { readonly [K in ReasonKind]: Words } = {
  "outside-law": { en: "law of a country outside the EEA", fr: "droit d’un pays hors de l’EEE" },
  "outside-place": { en: "place outside the EEA", fr: "lieu hors de l’EEE" },
  "no-contract": { en: "no processing contract", fr: "pas de contrat de sous-traitance" },
  "health-hosting-unproven": { en: "health data", fr: "données de santé" },
  "export-untested": { en: "way out untested", fr: "sortie non testée" },
  unconfirmed: { en: "to be confirmed", fr: "à confirmer" },
  unknown: { en: "open question", fr: "question ouverte" },
};

export const effortWords: { readonly [E in Effort]: Words } = {
  days: { en: "Days: begin now", fr: "Jours : à commencer tout de suite" },
  weeks: { en: "Weeks: plan next", fr: "Semaines : à planifier ensuite" },
  months: { en: "Months: decide, then prepare", fr: "Mois : à décider, puis à préparer" },
};
