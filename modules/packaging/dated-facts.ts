/** A fact with the first day on which it may no longer be believed. */
export interface DatedFact {
  /** Where it stands in the data, by names and ids. */
  readonly path: string;
  readonly expiresOn: string;
  readonly source: string;
}

/** Every dated fact in a tree of data, however deep. A thing that appears twice is answered once. */
export function datedFacts(data: unknown): DatedFact[] {
  const seen = new Set<object>();
  const visit = (value: unknown, here: string): DatedFact[] => {
    if (typeof value !== "object" || value === null || seen.has(value)) return [];
    seen.add(value);
    const entries = Object.entries(value);
    const { expiresOn, source } = value as { readonly expiresOn?: unknown; readonly source?: unknown };
    const own = typeof expiresOn === "string" ? [{ path: here, expiresOn, source: String(source) }] : [];
    return [...own, ...entries.flatMap(([key, inner]) => visit(inner, join(here, nameOf(inner) ?? key)))];
  };
  return visit(data, "");
}

const join = (path: string, name: string) => (path === "" ? name : `${path} › ${name}`);

/** What people call an entry, rather than its place in a list. */
function nameOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const names = value as Readonly<Record<string, unknown>>;
  const name = names.id ?? names.name ?? names.cloud;
  return typeof name === "string" ? name : undefined;
}
