/**
 * A Terraform value as it travels. Lists, sets and tuples are arrays, maps and objects records.
 *
 * Numbers beyond 64 bits or with a fraction that binary cannot hold are decimal strings: turned into a JavaScript
 * number they would come back as another number, and every plan would show a change. Bytes hold the type in front
 * of a value of dynamic type.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Unknown
  | readonly Value[]
  | ValueRecord;

export interface ValueRecord {
  readonly [key: string]: Value;
}

/** A value known only after apply. What terraform knows about it already travels along untouched. */
export class Unknown {
  readonly code: number;
  readonly refinements: Uint8Array;

  constructor(code = 0, refinements: Uint8Array = Uint8Array.of(0)) {
    this.code = code;
    this.refinements = refinements;
  }
}

export const unknown = new Unknown();

export function isRecord(value: Value | undefined): value is ValueRecord {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof Uint8Array)
  );
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Null also where the parent has no such child. */
export function child(value: Value | undefined, key: string): Value {
  return isRecord(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

/** Two unknown values are not equal: they may turn out to differ. */
export function equalValues(a: Value, b: Value): boolean {
  if (a instanceof Unknown || b instanceof Unknown) return false;
  if (a instanceof Uint8Array) return b instanceof Uint8Array && Buffer.compare(a, b) === 0;
  if (isList(a)) {
    return (
      isList(b) && a.length === b.length && a.every((item, index) => equalValues(item, b[index] ?? null))
    );
  }
  if (isRecord(a)) {
    const keys = Object.keys(a);
    return (
      isRecord(b) &&
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && equalValues(child(a, key), child(b, key)))
    );
  }
  return a === b;
}

export function holdsUnknown(value: Value): boolean {
  if (value instanceof Unknown) return true;
  if (isList(value)) return value.some(holdsUnknown);
  return isRecord(value) && Object.values(value).some(holdsUnknown);
}
