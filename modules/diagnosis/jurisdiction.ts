import { compare } from "../audit/audit.ts";
import { type DataClass, dataClasses } from "../sizing/wish.ts";
import type { Dependency } from "./dependency.ts";

/** In which role a country is involved with a dependency. */
export const roles = ["hosting", "operator", "controller", "subprocessor"] as const;
export type Role = (typeof roles)[number];

/** One country, or nobody knows which, with everything that leads there. */
export interface Jurisdiction {
  /** ISO 3166-1 alpha-2, `EEA`, or undefined where it is not known. */
  readonly country?: string;
  readonly names: { readonly [R in Role]: readonly string[] };
  /** Kinds of data that go there or to somebody of that country, the most sensitive first. */
  readonly data: readonly DataClass[];
}

/** Where data goes and under whose law it comes, country by country; the unknown is a line of its own, last. */
export function jurisdictionsOf(dependencies: readonly Dependency[]): Jurisdiction[] {
  const lines = new Map<string, { names: Record<Role, Set<string>>; data: Set<DataClass> }>();
  const add = (country: string, role: Role, { name, data }: Dependency) => {
    const line = lines.get(country) ?? { names: emptyNames(), data: new Set<DataClass>() };
    lines.set(country, line);
    line.names[role].add(name);
    for (const one of data) line.data.add(one);
  };
  for (const dependency of dependencies.filter(({ own }) => !own)) {
    for (const [role, country] of countriesOf(dependency)) add(country, role, dependency);
  }
  return [...lines]
    .sort(([a], [b]) => Number(a === "") - Number(b === "") || compare(a, b))
    .map(([country, { names, data }]) => ({
      ...(country === "" ? {} : { country }),
      names: Object.fromEntries(roles.map((role) => [role, [...names[role]].sort(compare)])) as Record<
        Role,
        string[]
      >,
      data: [...dataClasses].reverse().filter((one) => data.has(one)),
    }));
}

/** The empty country stands for "not known". */
function countriesOf({ operator, controller, hostedIn, subprocessors, data }: Dependency): [Role, string][] {
  return [
    ...(hostedIn.state === "known"
      ? hostedIn.value.map((country): [Role, string] => ["hosting", country])
      : data.length > 0
        ? [["hosting", ""] as [Role, string]]
        : []),
    ["operator", operator.state === "known" ? operator.value.country : ""],
    ["controller", controller.state === "known" ? controller.value.country : ""],
    ...subprocessors.map(({ party }): [Role, string] => ["subprocessor", party.country]),
  ];
}

function emptyNames(): Record<Role, Set<string>> {
  return { hosting: new Set(), operator: new Set(), controller: new Set(), subprocessor: new Set() };
}
