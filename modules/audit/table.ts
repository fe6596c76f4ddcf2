import type { Fact } from "./fact.ts";
import type { Mappings } from "./mapper.ts";
import type { Edge, EdgeKind, Facts, FactTypes, NodeClass } from "./node.ts";
import { namesIn, type ProviderTypes } from "./provider-types.ts";
import type { Reading } from "./reading.ts";
import type { View } from "./view.ts";

/** What a resource type means, as data: its class, where it stands, and which attribute tells which fact. */
export interface Entry {
  readonly class: NodeClass;
  /** @default false */
  readonly bearsData?: boolean;
  /** Left out where nothing about the type tells a place. */
  readonly place?: (resource: View) => Facts;
  readonly facts?: { readonly [K in keyof FactTypes]?: Reading<FactTypes[K]> };
  /** Attributes that refer to other resources, by what that means. */
  readonly edges?: { readonly [K in EdgeKind]?: string };
}

/** Mappings made of a table of types. */
export function tabled(prefix: string, table: { readonly [type: string]: Entry }): Mappings {
  return Object.fromEntries(
    Object.entries(table).map(([type, entry]) => [
      `${prefix}${type}`,
      (r: View) => ({
        class: entry.class,
        bearsData: entry.bearsData ?? false,
        facts: { ...entry.place?.(r), ...factsOf(entry, r) },
        edges: edgesOf(entry, r),
      }),
    ]),
  );
}

/** Types that are read for the sake of others, names separated by white space. */
export function joints(prefix: string, types: string): Mappings {
  return Object.fromEntries(
    namesIn(types).map((name) => [`${prefix}${name}`, () => ({ class: "joint" as const })]),
  );
}

/** The types of which the provider's list says that there is nothing to ask. */
export function silent({ prefix, other }: ProviderTypes): Mappings {
  return joints(prefix, other.map(({ types }) => types).join(" "));
}

function factsOf({ facts = {} }: Entry, r: View): Facts {
  const read = Object.entries(facts) as [keyof FactTypes, Reading<unknown>][];
  return Object.fromEntries(
    read.map(([name, reading]): [string, Fact<unknown>] => [name, reading(r)]),
  ) as Facts;
}

function edgesOf({ edges = {} }: Entry, r: View): Edge[] {
  return (Object.entries(edges) as [EdgeKind, string][]).flatMap(([kind, path]) =>
    r.targets(...path.split(".")).map(({ address, certain }) => ({ kind, to: address, certain })),
  );
}
