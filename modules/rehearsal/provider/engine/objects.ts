import { child, type Value } from "../wire/value.ts";
import { canonicalText, Seed } from "./seed.ts";

/** What the provider remembers between calls, as a cloud would: which objects were made, and which somebody touched. */
export class Objects {
  readonly #made = new Set<string>();
  readonly #touched = new Map<string, Value>();

  /** A seed that no other object has: equal configurations still get different ids. */
  seedFor(type: string, planned: Value): Seed {
    const configuration = canonicalText(planned);
    for (let copy = 0; ; copy += 1) {
      const seed = new Seed(type, configuration, String(copy));
      const name = seed.hex("object", 32);
      if (this.#made.has(name)) continue;
      this.#made.add(name);
      return seed;
    }
  }

  /** From now on a read finds this, null for a deleted object. */
  touch(type: string, state: Value, found: Value): void {
    this.#touched.set(address(type, state), found);
  }

  found(type: string, state: Value): Value {
    const found = this.#touched.get(address(type, state));
    return found === undefined ? state : found;
  }

  /** The object was made, changed or destroyed by us: what somebody did before is undone. */
  settle(type: string, state: Value): void {
    this.#touched.delete(address(type, state));
  }
}

function address(type: string, state: Value): string {
  return `${type} ${canonicalText(child(state, "id") ?? state)}`;
}
