import type { Words } from "../../page/language.ts";
import {
  type Block,
  blank,
  code,
  type Document,
  type Inline,
  lines,
  notice,
  paragraph,
  say,
  table,
} from "../report/document.ts";
import { type Field, type FieldId, fieldIds, type ProcessingActivity, type Register } from "./register.ts";

/** What a field is called, with the letter of article 30(1) that asks for it. */
export const fieldWords: { readonly [F in FieldId]: Words } = {
  purposes: { en: "(b) Purposes", fr: "b) Finalités" },
  persons: { en: "(c) Categories of data subjects", fr: "c) Catégories de personnes concernées" },
  dataCategories: { en: "(c) Categories of personal data", fr: "c) Catégories de données personnelles" },
  recipients: { en: "(d) Recipients", fr: "d) Destinataires" },
  transfers: { en: "(e) Transfers to third countries", fr: "e) Transferts vers des pays tiers" },
  retention: { en: "(f) Time limits for erasure", fr: "f) Délais d’effacement" },
  measures: { en: "(g) Security measures", fr: "g) Mesures de sécurité" },
};

export const controllerWords: { readonly [C in keyof Register["controller"]]: Words } = {
  name: { en: "(a) Controller", fr: "a) Responsable du traitement" },
  contact: { en: "(a) Contact", fr: "a) Coordonnées" },
  representative: { en: "(a) Joint controller, representative", fr: "a) Responsable conjoint, représentant" },
  dataProtectionOfficer: { en: "(a) Data protection officer", fr: "a) Délégué à la protection des données" },
};

export const draftWords: Words = {
  en: "DRAFT. It holds only what a questionnaire or a plan shows; every blank has to be completed and every line confirmed by the controller.",
  fr: "BROUILLON. Il ne contient que ce qu’un questionnaire ou un plan montre ; chaque blanc est à compléter et chaque ligne à confirmer par le responsable du traitement.",
};

/** The draft as a text, with its blanks to be seen. */
export function registerDocument(register: Register, subject: string): Document {
  const controller = Object.entries(register.controller) as [keyof Register["controller"], Field][];
  return {
    title: say(
      "Register of processing (GDPR, article 30) – draft",
      "Registre des traitements (RGPD, article 30) – brouillon",
    ),
    subject,
    lead: [notice(draftWords)],
    sections: [
      {
        id: "controller",
        title: say("Controller", "Responsable du traitement"),
        blocks: [fieldTable(controller.map(([id, field]) => [controllerWords[id], field]))],
      },
      ...register.activities.map((activity, index) => ({
        id: `activity-${index + 1}`,
        title: activity.name,
        blocks: [activityTable(activity)],
      })),
    ],
    footer: [
      ...(register.activities.length === 0
        ? [
            paragraph(
              say(
                "Nothing given shows any processing of personal data.",
                "Rien de ce qui est fourni ne montre un traitement de données personnelles.",
              ),
            ),
          ]
        : []),
      paragraph(
        say(
          "Legal basis, impact assessment and information of the persons are not in article 30 and not in this draft.",
          "La base légale, l’analyse d’impact et l’information des personnes ne sont ni dans l’article 30 ni dans ce brouillon.",
        ),
      ),
    ],
  };
}

function activityTable({ fields }: ProcessingActivity): Block {
  return fieldTable(fieldIds.map((id) => [fieldWords[id], fields[id]]));
}

function fieldTable(fields: readonly (readonly [Words, Field])[]): Block {
  return table(
    say("Fields of the register", "Champs du registre"),
    [say("Field", "Champ"), say("Content", "Contenu"), say("Shown by", "Montré par")],
    fields.flatMap(([label, field]) => rows(label, field)),
  );
}

/** A row for each statement, so that each stands beside what shows it, and one for the blank. */
function rows(label: Words, { entries, toComplete }: Field): Inline[][] {
  const told = entries.map(({ text, evidence }) => [label, text, { source: lines(...evidence.map(code)) }]);
  return toComplete ? [...told, [label, blank, ""]] : told;
}
