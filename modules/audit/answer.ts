import type { Evidence, Fact } from "./fact.ts";

/** A three-valued answer; the last two say that a plan can never tell. */
export type Truth = "yes" | "no" | "unknown" | "unobservable" | "attested" | "not-applicable";

export interface Answer {
  readonly truth: Truth;
  readonly evidence: readonly Evidence[];
}

const answers = {
  known: "yes",
  unknown: "unknown",
  unobservable: "unobservable",
  attested: "attested",
} as const;

/**
 * Asks a fact.
 *
 * @param absent the answer for a value that is not set. @default "no"
 */
export function holds<T>(fact: Fact<T>, predicate: (value: T) => boolean, absent: Truth = "no"): Answer {
  const evidence = [fact.evidence];
  if (fact.state === "known") return { truth: predicate(fact.value) ? "yes" : "no", evidence };
  if (fact.state === "absent") return { truth: absent, evidence };
  // A secret is there, but its value may not decide anything that is printed.
  if (fact.state === "sensitive") return { truth: "unknown", evidence };
  return { truth: answers[fact.state], evidence };
}

export const isTrue = (fact: Fact<boolean>, absent: Truth = "no") => holds(fact, (value) => value, absent);
export const isFalse = (fact: Fact<boolean>, absent: Truth = "no") => holds(fact, (value) => !value, absent);

/** What weighs most comes first: a known "no" decides whatever else is unknown. */
const strongestOfAll: readonly Truth[] = ["no", "unknown", "unobservable", "attested", "yes"];
const strongestOfAny: readonly Truth[] = ["yes", "unknown", "unobservable", "attested", "no"];

/** Yes when every answer is yes. Answers that do not apply are left out. */
export function all(...given: readonly Answer[]): Answer {
  return decide(given, strongestOfAll, "yes");
}

/** Yes when one answer is yes. */
export function any(...given: readonly Answer[]): Answer {
  return decide(given, strongestOfAny, "no");
}

export function not(answer: Answer): Answer {
  const turned: Partial<Record<Truth, Truth>> = { yes: "no", no: "yes" };
  return { ...answer, truth: turned[answer.truth] ?? answer.truth };
}

/** Asks only when the condition holds; a condition that is not met makes the question pointless. */
export function when(condition: Answer, answer: () => Answer): Answer {
  if (condition.truth === "no") return { truth: "not-applicable", evidence: condition.evidence };
  if (condition.truth === "yes") return answer();
  const inner = answer();
  if (inner.truth === "yes") return inner;
  const truth = condition.truth === "not-applicable" ? "unknown" : condition.truth;
  return { truth, evidence: condition.evidence };
}

export function always(truth: Truth, ...evidence: readonly Evidence[]): Answer {
  return { truth, evidence };
}

function decide(given: readonly Answer[], order: readonly Truth[], whenEmpty: Truth): Answer {
  const relevant = given.filter(({ truth }) => truth !== "not-applicable");
  if (relevant.length === 0 && given.length > 0) {
    return { truth: "not-applicable", evidence: given.flatMap(({ evidence }) => evidence) };
  }
  const truth = order.find((candidate) => relevant.some((answer) => answer.truth === candidate)) ?? whenEmpty;
  const deciding = relevant.filter((answer) => answer.truth === truth);
  return { truth, evidence: deciding.flatMap(({ evidence }) => evidence) };
}
