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
  /** What about it no plan can show; left out where {@link asks} as a whole is that. */
  readonly beyond?: Words;
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
 * @param rules ids, separated by white space. @default none: no plan can show anything about it
 */
export function requirement(
  id: string,
  duty: Duty,
  asks: Words,
  strength?: Strength,
  rules = "",
  beyond?: Words,
): Requirement {
  return {
    id,
    asks,
    duty,
    rules: rules.split(/\s+/).filter((rule) => rule !== ""),
    ...(strength === undefined ? {} : { strength }),
    ...(beyond === undefined ? {} : { beyond }),
  };
}

/**
 * One line of a long list: id, whose duty, what it asks in English and French, the rules that bear on it, and what no
 * plan can show, in English and French.
 */
export type Line = readonly [
  id: string,
  duty: Duty,
  en: string,
  fr: string,
  strength?: Strength,
  rules?: string,
  beyond?: readonly [en: string, fr: string],
];

export function requirementOf([id, duty, en, fr, strength, rules, beyond]: Line): Requirement {
  const unseen = beyond === undefined ? undefined : { en: beyond[0], fr: beyond[1] };
  return requirement(id, duty, { en, fr }, strength, rules, unseen);
}
