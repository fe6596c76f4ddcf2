import { chain, type Fact, unsettled } from "./fact.ts";
import type { View } from "./view.ts";

/** The soonest that one of a bucket's rules deletes something; not set where none does. */
export function shortestExpiry(
  rules: Fact<readonly View[]>,
  daysOf: (rule: View) => Fact<number>,
): Fact<number> {
  return chain(rules, (list) => {
    const days = list.map(daysOf);
    const open = unsettled(days);
    if (open !== undefined) return open;
    const expiries = days.flatMap((fact) => (fact.state === "known" && fact.value > 0 ? [fact] : []));
    const [first, ...others] = expiries;
    if (first === undefined) return { state: "absent", evidence: rules.evidence };
    return others.reduce((least, next) => (next.value < least.value ? next : least), first);
  });
}
