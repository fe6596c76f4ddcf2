/** Kinds of data, from the least to the most sensitive. */
export const dataClasses = ["public", "internal", "confidential", "personal", "health"] as const;

/** What a resource stores or carries; decides defaults and the rules of the audit. */
export type DataClass = (typeof dataClasses)[number];

/** The stricter rules of two kinds of data that meet in one place. */
export function strictest(first: DataClass, ...others: readonly DataClass[]): DataClass {
  return others.reduce(
    (strict, other) => (dataClasses.indexOf(other) > dataClasses.indexOf(strict) ? other : strict),
    first,
  );
}
