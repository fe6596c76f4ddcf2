/** What a rehearsal does with each stack, in this order. */
export const steps = ["init", "validate", "plan", "apply", "re-plan", "destroy"] as const;
export type Step = (typeof steps)[number];

/** Steps that a rehearsal may end with. */
export const lastSteps = ["validate", "plan", "apply", "destroy"] as const;
export type LastStep = (typeof lastSteps)[number];

/** The steps from the first to `last`. */
export function stepsUntil(last: LastStep): readonly Step[] {
  return steps.slice(0, steps.indexOf(last) + 1);
}
