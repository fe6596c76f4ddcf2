/** Any JSON value, as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
/** The way to a value inside a JSON document. */
export type Path = readonly (string | number)[];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of an own key: a plan may hold a key named `constructor` or `__proto__`. */
export function own(value: unknown, key: string | number): Json | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string | number, Json>)[key];
}

/** The value at a path, undefined where the way there ends early. */
export function at(value: unknown, path: Path): Json | undefined {
  let here: unknown = value;
  for (const key of path) {
    here = own(here, key);
    if (here === undefined) return undefined;
  }
  return here as Json;
}

/** RFC 6901. */
export function pointerOf(path: Path): string {
  return path.map((key) => `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/**
 * The same list or object with every child changed; the value itself where no child did, so that large documents are
 * not copied for a few changes. Keys such as `__proto__` stay plain keys.
 */
export function mapChildren(
  value: readonly Json[] | JsonObject,
  change: (child: Json, key: string | number) => Json | undefined,
): Json {
  if (Array.isArray(value)) {
    let list: Json[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const child = value[index] as Json;
      const changed = change(child, index) ?? null;
      if (changed !== child) {
        list ??= [...(value as readonly Json[])];
        list[index] = changed;
      }
    }
    return list ?? value;
  }
  let entries: Map<string, Json> | undefined;
  for (const key of Object.keys(value)) {
    const child = (value as JsonObject)[key] as Json;
    const changed = change(child, key) ?? null;
    if (changed !== child) {
      entries ??= new Map(Object.entries(value));
      entries.set(key, changed);
    }
  }
  return entries === undefined ? value : Object.fromEntries(entries);
}
