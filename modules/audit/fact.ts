/** Where a statement comes from: a place in the document, and what stands there. */
export interface Evidence {
  /** JSON pointer into the plan or state. */
  readonly pointer: string;
  /** The masked value, printable. */
  readonly shown: string;
  /** What the value alone does not tell. */
  readonly note?: string;
}

/** Why nothing can be said about a value. */
export type UnknownReason =
  /** The provider computes it during apply. */
  | "after-apply"
  /** Left to the provider, whose choice the plan does not show. */
  | "provider-default"
  /** Comes from another resource or a data source. */
  | "reference"
  /** The provider's version seems to lack the attribute. */
  | "missing-schema";

/** What a plan tells about one property of a node. */
export type Fact<T> =
  | { readonly state: "known"; readonly value: T; readonly evidence: Evidence }
  | { readonly state: "unknown"; readonly why: UnknownReason; readonly evidence: Evidence }
  /** Not set, and it is known what that means: nothing. */
  | { readonly state: "absent"; readonly evidence: Evidence }
  /** There is a value and it is a secret. */
  | { readonly state: "sensitive"; readonly evidence: Evidence }
  /** No attribute of the provider shows it, so no plan ever will. */
  | { readonly state: "unobservable"; readonly evidence: Evidence }
  /** Only the provider's word stands for it. */
  | { readonly state: "attested"; readonly evidence: Evidence };

export function known<T>(value: T, evidence: Evidence): Fact<T> {
  return { state: "known", value, evidence };
}

export function unknown(why: UnknownReason, evidence: Evidence): Fact<never> {
  return { state: "unknown", why, evidence };
}

/** The same fact with another value; what is not known stays as it is. */
export function map<A, B>(fact: Fact<A>, change: (value: A) => B): Fact<B> {
  return fact.state === "known" ? { ...fact, value: change(fact.value) } : fact;
}

/** A fact whose value decides which fact holds. (No `then`: a module that exports one looks like a promise.) */
export function chain<A, B>(fact: Fact<A>, next: (value: A) => Fact<B>): Fact<B> {
  return fact.state === "known" ? next(fact.value) : fact;
}

/** What stands in for a value that is not set. */
export function orElse<A, B>(fact: Fact<A>, value: B, note: string): Fact<A | B> {
  return fact.state === "absent" ? known<A | B>(value, { ...fact.evidence, note }) : fact;
}

type Unsettled = Exclude<Fact<never>, { readonly state: "known" | "absent" }>;

/** The first fact that says nothing, if there is one. */
export function unsettled(facts: readonly Fact<unknown>[]): Unsettled | undefined {
  return facts.find((fact): fact is Unsettled => fact.state !== "known" && fact.state !== "absent");
}

/** The values of all facts. One that says nothing makes the whole say nothing; what is not set adds nothing. */
export function together<T>(facts: readonly Fact<T>[], evidence: Evidence): Fact<readonly T[]> {
  const open = unsettled(facts);
  if (open !== undefined) return open;
  return known(
    facts.flatMap((fact) => (fact.state === "known" ? [fact.value] : [])),
    evidence,
  );
}
