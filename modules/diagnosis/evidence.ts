import { isStale, type Mark, type Provenance } from "../catalogue/provenance.ts";
import type { Words } from "../page/language.ts";

/** Where a statement of the diagnosis comes from. */
export interface Source {
  /** What somebody of the organisation wrote, what a plan shows, or what this toolkit knows of a tool. */
  readonly from: "questionnaire" | "plan" | "knowledge";
  /** `file:line path`, `plan.json#/pointer`, or the page that says it. */
  readonly where: string;
  /** How sure knowledge is, and the day on which it was read. */
  readonly mark?: Mark;
  readonly checkedOn?: string;
}

/** A statement with its source, or that nothing can be said and why. */
export type Known<T> =
  | { readonly state: "known"; readonly value: T; readonly source: Source }
  | { readonly state: "unknown"; readonly why: Words };

export function known<T>(value: T, source: Source): Known<T> {
  return { state: "known", value, source };
}

export function unknown(en: string, fr: string): Known<never> {
  return { state: "unknown", why: { en, fr } };
}

/** What this toolkit knows; unknown from the day on which it is stale. */
export function fromKnowledge<T>(value: T, provenance: Provenance, today: string): Known<T> {
  const { source, mark, checkedOn, expiresOn } = provenance;
  if (!isStale(provenance, today)) return known(value, { from: "knowledge", where: source, mark, checkedOn });
  return unknown(
    `what was known of it on ${checkedOn} is stale since ${expiresOn}`,
    `ce qu’on en savait le ${checkedOn} est périmé depuis le ${expiresOn}`,
  );
}

/** Whether a statement may decide something alone: what was only recalled may not. */
export function isSure({ mark }: Source): boolean {
  return mark !== "recalled";
}
