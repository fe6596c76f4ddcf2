import { isObject, type Json, type Path } from "../plan/index.ts";
import { type Fact, known, map, unknown } from "./fact.ts";
import type { View } from "./view.ts";

/** Whether an attribute is filled at all: a reference fills it, although its value is known only after apply. */
export function presence(view: View, ...path: Path): Fact<boolean> {
  const value = view.value(...path);
  // A list of one reference shows as `[null]`: its element is known only after apply.
  const hidden = value.state === "known" && isEmpty(value.value) && view.holdsUnknown(...path);
  if (value.state === "known" && !hidden) return { ...value, value: !isEmpty(value.value) };
  if (value.state === "absent") return known(false, value.evidence);
  if (value.state === "sensitive") return known(true, value.evidence);
  const [target] = view.targets(...path);
  if (target === undefined) return hidden ? unknown("after-apply", value.evidence) : (value as Fact<never>);
  return known(true, { ...value.evidence, note: `refers to ${target.address}` });
}

/** Like {@link presence}, for attributes that no provider fills by itself: left to it means left out. */
export function written(view: View, ...path: Path): Fact<boolean> {
  const fact = leftOut(presence(view, ...path));
  return fact.state === "absent" ? known(false, fact.evidence) : fact;
}

/** For attributes that no provider fills by itself: what the user left to it is not set. */
export function leftOut<T>(fact: Fact<T>): Fact<T> {
  const left = fact.state === "unknown" && fact.why === "provider-default";
  return left ? { state: "absent", evidence: { ...fact.evidence, shown: "not set" } } : fact;
}

/** True when one of the facts is; unknown when one could be. */
export function either(...facts: readonly Fact<boolean>[]): Fact<boolean> {
  const yes = facts.find((fact) => fact.state === "known" && fact.value);
  const open = facts.find((fact) => fact.state !== "known" && fact.state !== "absent");
  const [first] = facts;
  if (first === undefined) throw new Error("either() needs a fact");
  return yes ?? open ?? first;
}

/** The names in a map of settings; the values may be secrets and are nobody's business. */
export function keysOf(fact: Fact<Json>): Fact<readonly string[]> {
  if (fact.state === "absent") return known([], fact.evidence);
  return map(fact, (value) => (isObject(value) ? Object.keys(value).sort() : []));
}

/** All texts of several attributes in one. An attribute that the user left out adds nothing. */
export function joinedText(facts: readonly Fact<Json>[]): Fact<string> {
  const filled = facts.map(leftOut).filter((fact) => fact.state !== "absent");
  const open = filled.find((fact) => fact.state !== "known");
  const [first] = facts;
  if (first === undefined) throw new Error("joinedText() needs a fact");
  if (open !== undefined) {
    return open.state === "unknown" ? open : unknown("after-apply", open.evidence);
  }
  if (filled.length === 0) return { state: "absent", evidence: first.evidence };
  const texts = filled.flatMap((fact) => (fact.state === "known" ? textsIn(fact.value) : []));
  const [evidence = first.evidence] = filled.map((fact) => fact.evidence);
  return known(texts.join("\n"), evidence);
}

export function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "object" && value !== null)
    return Object.values(value).flatMap((item) => textsIn(item as Json));
  return [];
}

function isEmpty(value: Json): boolean {
  if (value === null || value === "" || value === 0) return true;
  if (Array.isArray(value)) return value.every((item) => item === null || item === "");
  return isObject(value) && Object.keys(value).length === 0;
}
