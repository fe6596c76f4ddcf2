import type { Problem } from "../../problem/problem.ts";

/** A name that becomes an identifier, a folder or a word of a script without quotes. */
export function named(where: string, name: string): Problem[] {
  if (/^[a-z][a-z0-9_]{0,62}$/.test(name)) return [];
  const allowed = 'a letter, then up to 62 of a–z, 0–9 and "_"';
  return [{ where, what: "is no usable name", got: name, allowed, fix: "choose another name" }];
}

export interface Range {
  readonly least: number;
  readonly most: number;
  readonly unit: string;
}

export function within(where: string, value: number, { least, most, unit }: Range): Problem[] {
  if (Number.isInteger(value) && value >= least && value <= most) return [];
  const allowed = `${least} to ${most} ${unit}`;
  return [
    {
      where,
      what: `is no number of ${unit} that is possible here`,
      got: `${value}`,
      allowed,
      fix: "change it",
    },
  ];
}
