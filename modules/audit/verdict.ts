import type { Truth } from "./answer.ts";
import type { Evidence } from "./fact.ts";
import type { Origin } from "./node.ts";
import type { Waiver } from "./waiver/waiver.ts";

export const outcomes = [
  "fail",
  "waived",
  "unknown",
  "not-observable",
  "provider-attested",
  "pass",
  "not-applicable",
] as const;
export type Outcome = (typeof outcomes)[number];

/** What a rule says about one resource. */
export interface Verdict {
  readonly rule: string;
  /** Address of the resource; empty for the whole plan. */
  readonly address: string;
  /** Resource type; empty for the whole plan. */
  readonly type: string;
  readonly outcome: Outcome;
  readonly evidence: readonly Evidence[];
  /** Where the resource was written, where the plan is one of ours. */
  readonly origin?: Origin;
  /** Who answers for the failure, when the outcome is "waived". */
  readonly waiver?: Waiver;
}

const outcomeOf: { readonly [T in Truth]: Outcome } = {
  yes: "pass",
  no: "fail",
  unknown: "unknown",
  unobservable: "not-observable",
  attested: "provider-attested",
  "not-applicable": "not-applicable",
};

export function outcomeFor(truth: Truth): Outcome {
  return outcomeOf[truth];
}
