import type { Step } from "./steps.ts";

/** What came of one stack. */
export interface StackResult {
  readonly stack: string;
  /** Duration of each step that ran, in milliseconds. */
  readonly milliseconds: Readonly<Partial<Record<Step, number>>>;
  /** What the first plan would do; absent when there was none. */
  readonly changes?: PlannedChanges;
  /** Faults that struck, in order; each was healed unless there is a `failure`. */
  readonly faults: readonly StruckFault[];
  /** Resources with `prevent_destroy`: the protection held, and was lifted in the copy to destroy them. */
  readonly protectedResources: readonly string[];
  /** Variables without a value that were given a placeholder. */
  readonly placeholders: readonly string[];
  readonly failure?: StepFailure;
  /** Why the stack was left out: the stack it depends on failed. */
  readonly skipped?: string;
}

export interface PlannedChanges {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
  /** Data sources and resources that stay as they are are not counted. */
}

export interface StruckFault {
  readonly step: Step;
  /** Terraform's own message, or the change that a drift asks for. */
  readonly message: string;
  /** What the user would be left with: the addresses in state, those half-made marked "(tainted)". */
  readonly left: readonly string[];
}

export interface StepFailure {
  readonly step: Step;
  /** Terraform's own message. */
  readonly message: string;
}
