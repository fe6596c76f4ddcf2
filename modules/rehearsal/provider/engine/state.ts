import type { AttributeSchema, AttributeType, BlockSchema } from "../../../bindings/provider-schema.ts";
import { absentBlock, attributesOf, blocksOf, mapElements, nestedBlock } from "../schema/shape.ts";
import { child, isList, isRecord, type Value } from "../wire/value.ts";

/** JSON whose numbers survive: beyond safe integers they become decimal text, see `Value`. */
export function parseJson(text: string): Value {
  const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  return JSON.parse(
    text.replace(tokens, (token) =>
      token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : JSON.stringify(token),
    ),
  );
}

/** A stored object brought to the schema: what it lacks is absent, what the schema lacks is dropped. */
export function conform(block: BlockSchema, stored: Value): Value {
  if (!isRecord(stored)) return stored;
  return Object.fromEntries([
    ...attributesOf(block).map(
      ([name, attribute]) => [name, conformAttribute(attribute, child(stored, name))] as const,
    ),
    ...blocksOf(block).map(([name, nested]) => {
      const value = child(stored, name);
      const inner = (element: Value) => conform(nested.block, element);
      return [
        name,
        value === null ? absentBlock(nested) : mapElements(value, nested.nesting_mode, inner),
      ] as const;
    }),
  ]);
}

function conformAttribute(attribute: AttributeSchema, value: Value): Value {
  const nested = nestedBlock(attribute);
  if (nested) return mapElements(value, nested.nesting, (element) => conform(nested.block, element));
  return attribute.type === undefined ? value : conformType(attribute.type, value);
}

/** State writes a value of dynamic type as an object with its type; on the wire the type goes in front. */
function conformType(type: AttributeType, value: Value): Value {
  if (value === null || typeof type === "string") {
    if (type !== "dynamic" || !isRecord(value)) return value;
    return [Buffer.from(JSON.stringify(child(value, "type")), "utf8"), child(value, "value")];
  }
  const [kind, inner] = type;
  if (kind === "tuple" && isList(value)) {
    return value.map((item, index) => conformType(inner[index] ?? "dynamic", item));
  }
  if (kind === "object") {
    return Object.fromEntries(
      Object.entries(inner).map(([name, item]) => [name, conformType(item, child(value, name))]),
    );
  }
  if (kind !== "tuple" && isList(value)) return value.map((item) => conformType(inner, item));
  if (kind === "map" && isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, conformType(inner, item)]));
  }
  return value;
}
