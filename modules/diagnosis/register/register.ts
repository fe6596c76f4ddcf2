import type { Words } from "../../page/language.ts";
import type { AuditedPlan } from "../plan-dependencies.ts";
import type { Answers } from "../read-questionnaire.ts";
import { planActivities } from "./plan-activity.ts";
import { toolActivities } from "./tool-activity.ts";

/** What article 30(1) of the GDPR asks for, by its letters. */
export const fieldIds = [
  "purposes",
  "persons",
  "dataCategories",
  "recipients",
  "transfers",
  "retention",
  "measures",
] as const;
export type FieldId = (typeof fieldIds)[number];

/** One statement with the places that show it: never a guess. */
export interface Entry {
  readonly text: Words;
  /** `file:line path` of a questionnaire, or `plan.json#/pointer`. */
  readonly evidence: readonly string[];
}

export interface Field {
  readonly entries: readonly Entry[];
  /** Somebody has to add to it or confirm it. */
  readonly toComplete: boolean;
}

export interface ProcessingActivity {
  readonly name: Words;
  readonly fields: { readonly [F in FieldId]: Field };
}

/** A draft of the register of processing. It holds what is shown somewhere, and blanks for the rest. */
export interface Register {
  readonly draft: true;
  readonly controller: {
    readonly name: Field;
    readonly contact: Field;
    readonly representative: Field;
    readonly dataProtectionOfficer: Field;
  };
  readonly activities: readonly ProcessingActivity[];
}

export const emptyField: Field = { entries: [], toComplete: true };

/** @param today - the day by which knowledge of tools counts as stale, YYYY-MM-DD */
export function registerOf(
  answers: Answers | undefined,
  plans: readonly AuditedPlan[],
  today: string,
): Register {
  return {
    draft: true,
    controller: controllerOf(answers),
    activities: [
      ...(answers === undefined ? [] : toolActivities(answers, today)),
      ...plans.flatMap(planActivities),
    ],
  };
}

function controllerOf(answers: Answers | undefined): Register["controller"] {
  const told = (key: "name" | "contact" | "dataProtectionOfficer"): Field => {
    const text = answers?.organisation[key];
    if (answers === undefined || text === undefined) return emptyField;
    return {
      entries: [{ text: { en: text, fr: text }, evidence: [answers.where(["organisation", key])] }],
      toComplete: false,
    };
  };
  return {
    name: told("name"),
    contact: told("contact"),
    representative: emptyField,
    dataProtectionOfficer: told("dataProtectionOfficer"),
  };
}
