import type { Words } from "../rule.ts";

/** How much of a requirement the rules named can show. */
export type Strength = "full" | "partial" | "indicative";

/** Whose duty it is. "both": the provider's for its platform, the customer's for what is built on it. */
export type Duty = "customer" | "provider" | "both";

/** One requirement of a text, said in our own words and cited by its id. */
export interface Requirement {
  readonly id: string;
  readonly asks: Words;
  readonly duty: Duty;
  /** Ids of rules; empty where no plan can show anything about it. */
  readonly rules: readonly string[];
  /** Strength of these rules together; left out where there are none. */
  readonly strength?: Strength;
}

export interface Framework {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly checkedOn: string;
  /** What a mapping to it does not mean. */
  readonly caveat: Words;
  readonly requirements: readonly Requirement[];
}

/**
 * A requirement with the rules that bear on it.
 *
 * @param rules ids, separated by spaces. @default none: no plan can show anything about it
 */
export function requirement(
  id: string,
  duty: Duty,
  asks: Words,
  strength?: Strength,
  rules = "",
): Requirement {
  const named = rules.split(" ").filter((rule) => rule !== "");
  return { id, asks, duty, rules: named, ...(strength === undefined ? {} : { strength }) };
}
