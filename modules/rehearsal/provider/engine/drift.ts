import type { BlockSchema } from "../../../bindings/provider-schema.ts";
import { attributesOf } from "../schema/shape.ts";
import { child, isRecord, type Value } from "../wire/value.ts";
import type { Manners } from "./manners.ts";

/**
 * The object as if somebody had changed it outside: one value that the configuration sets and that can change in
 * place. Booleans first, because their other value is always a valid one; the same object where there is none.
 */
export function changedOutside(block: BlockSchema, manners: Manners, state: Value): Value {
  const { requiresReplace = [], rejects = [] } = manners.behaviour;
  const fixed = new Set([...requiresReplace, ...rejects.map(({ path }) => path), "id"]);
  const settable = attributesOf(block).filter(
    ([name, { optional, required }]) =>
      (optional || required) && !fixed.has(name) && child(state, name) !== null,
  );
  for (const [kind, change] of changes) {
    const target = settable.find(
      ([name, { type }]) => type === kind && typeof child(state, name) === typeOf[kind],
    );
    if (target && isRecord(state)) return { ...state, [target[0]]: change(child(state, target[0])) };
  }
  return state;
}

const typeOf = { bool: "boolean", number: "number", string: "string" } as const;

const changes: readonly (readonly [keyof typeof typeOf, (value: Value) => Value])[] = [
  ["bool", (value) => !value],
  ["string", (value) => `${value}-changed-outside`],
  ["number", (value) => Number(value) + 1],
];
