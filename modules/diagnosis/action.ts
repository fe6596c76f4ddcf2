import type { Words } from "../page/language.ts";
import type { Reason, ReasonKind } from "./reason.ts";

/** Orders of magnitude, to be replaced by an estimate of those who do the work. */
export const efforts = ["days", "weeks", "months"] as const;
export type Effort = (typeof efforts)[number];

/** One thing to do. */
export interface Action {
  readonly title: Words;
  readonly effort: Effort;
  /** What it removes: words of the reasons or the rule, by dependency or plan. */
  readonly removes: readonly { readonly from: string; readonly what: readonly Words[] }[];
  /** What stays all the same. */
  readonly leaves?: Words;
}

/** An action where a risk has reasons of these kinds, none elsewhere. */
export function when(
  reasons: readonly Reason[],
  kinds: readonly ReasonKind[],
  action: (found: readonly Reason[]) => Action,
): Action[] {
  const found = reasons.filter(({ kind }) => kinds.includes(kind));
  return found.length === 0 ? [] : [action(found)];
}

/** The reasons that an action removes, by the dependency that they are about. */
export function removed(from: string, reasons: readonly Reason[]): Action["removes"][number] {
  return { from, what: reasons.map(({ says }) => says) };
}
