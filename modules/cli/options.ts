import { UserError } from "../problem/problem.ts";

/** The value of an option that takes one of a few words. */
export function oneOf<T extends string>(where: string, given: unknown, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === given);
  if (found !== undefined) return found;
  throw new UserError({
    where,
    what: "this is not known",
    got: String(given),
    allowed: allowed.join(", "),
    fix: `give one of them, such as ${where} ${allowed[0]}`,
  });
}

/** The value of an option that takes a percentage. */
export function percentOf(where: string, given: unknown): number {
  const percent = typeof given === "string" && given.trim() !== "" ? Number(given) : Number.NaN;
  if (percent >= 0 && percent <= 100) return percent;
  throw new UserError({
    where,
    what: "this is no percentage",
    got: String(given),
    allowed: "0 to 100",
    fix: "give a number such as 30",
  });
}

/** The value of an option that takes a day; today in UTC where it is not given. */
export function dayOf(where: string, given: unknown): string {
  if (given === undefined) return new Date().toISOString().slice(0, 10);
  const day = String(given);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return day;
  throw new UserError({
    where,
    what: "this is no day",
    got: day,
    allowed: "YYYY-MM-DD",
    fix: "give a day such as 2026-12-31",
  });
}
