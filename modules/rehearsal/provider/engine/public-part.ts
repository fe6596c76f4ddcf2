import type { BlockSchema } from "../../../bindings/provider-schema.ts";
import { attributesOf, blocksOf, mapElements, nestedBlock } from "../schema/shape.ts";
import { child, isRecord, type Value } from "../wire/value.ts";

/**
 * An object without what its schema calls sensitive. Ids are derived from it and are shown everywhere: derived from a
 * password as well, they would let anybody test guesses at it.
 */
export function publicPart(block: BlockSchema, value: Value): Value {
  if (!isRecord(value)) return value;
  return Object.fromEntries([
    ...attributesOf(block).map(([name, attribute]) => {
      const nested = nestedBlock(attribute);
      const item = attribute.sensitive || attribute.write_only ? null : child(value, name);
      const inner = (element: Value) => (nested ? publicPart(nested.block, element) : element);
      return [name, nested ? mapElements(item, nested.nesting, inner) : item] as const;
    }),
    ...blocksOf(block).map(([name, { block: deeper, nesting_mode: nesting }]) => {
      return [
        name,
        mapElements(child(value, name), nesting, (element) => publicPart(deeper, element)),
      ] as const;
    }),
  ]);
}
