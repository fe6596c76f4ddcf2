import { leftOut } from "../../derive.ts";
import { type Fact, orElse } from "../../fact.ts";

/** What the user leaves to the platform is off there (vendor documentation of each product). */
export function off<T>(fact: Fact<T>, value: T): Fact<T> {
  return orElse(leftOut(fact), value, "left out: off");
}
