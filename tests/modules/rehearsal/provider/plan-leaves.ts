/** One value that a plan shows, by its place: `acme_server.a after.tags[0]`. */
export type Leaves = ReadonlyMap<string, string>;

export interface Comparison {
  readonly equal: number;
  readonly total: number;
  /** Places that differ, with what the real and the rehearsed plan show there. */
  readonly different: readonly { place: string; real: string | undefined; rehearsed: string | undefined }[];
}

/**
 * Every leaf of `change.after` and `change.after_unknown`. An empty collection in `after` is a leaf; in
 * `after_unknown` only `true` is one, the rest there repeats the shape of `after`.
 */
export function planLeaves(plan: unknown): Leaves {
  const leaves = new Map<string, string>();
  const { resource_changes: changes = [] } = plan as { resource_changes?: ResourceChange[] };
  for (const { address, change } of changes) {
    collect(change.after, `${address} after`, leaves);
    collect(change.after_unknown, `${address} after_unknown`, leaves);
  }
  for (const [place, value] of leaves)
    if (place.includes(" after_unknown") && value !== "true") leaves.delete(place);
  return leaves;
}

/** Compares over the places that either plan has: what only one of them shows counts as different. */
export function compareLeaves(real: Leaves, rehearsed: Leaves): Comparison {
  const places = [...new Set([...real.keys(), ...rehearsed.keys()])];
  const different = places
    .filter((place) => real.get(place) !== rehearsed.get(place))
    .map((place) => ({ place, real: real.get(place), rehearsed: rehearsed.get(place) }));
  return { equal: places.length - different.length, total: places.length, different };
}

interface ResourceChange {
  readonly address: string;
  readonly change: { readonly after: unknown; readonly after_unknown: unknown };
}

function collect(value: unknown, place: string, leaves: Map<string, string>): void {
  const children: [string, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [`[${index}]`, item])
    : typeof value === "object" && value !== null
      ? Object.entries(value).map(([name, item]) => [`.${name}`, item])
      : [];
  if (children.length === 0) leaves.set(place, JSON.stringify(value));
  for (const [step, item] of children) collect(item, place + step, leaves);
}
