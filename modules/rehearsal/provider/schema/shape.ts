import type { AttributeSchema, BlockSchema, NestedBlockSchema } from "../../../bindings/provider-schema.ts";
import { child, isList, isRecord, Unknown, type Value } from "../wire/value.ts";

export type Nesting = NestedBlockSchema["nesting_mode"];

/** A nested attribute's attributes, seen as a block: both are walked alike. */
export function nestedBlock(
  attribute: AttributeSchema,
): { nesting: Nesting; block: BlockSchema } | undefined {
  const nested = attribute.nested_type;
  return nested && { nesting: nested.nesting_mode, block: { attributes: nested.attributes } };
}

export function attributesOf(block: BlockSchema): [string, AttributeSchema][] {
  return Object.entries(block.attributes ?? {});
}

export function blocksOf(block: BlockSchema): [string, NestedBlockSchema][] {
  return Object.entries(block.block_types ?? {});
}

/** The pattern of what lies in a nested block or attribute: `rule[*]` in a collection, `rule` in a single one. */
export function elementPattern(pattern: string, nesting: Nesting): string {
  return isCollection(nesting) ? `${pattern}[*]` : pattern;
}

export function childPattern(pattern: string, name: string): string {
  return pattern === "" ? name : `${pattern}.${name}`;
}

export function isCollection(nesting: Nesting): boolean {
  return nesting === "list" || nesting === "set" || nesting === "map";
}

/** Where an element stands among its siblings: its index, its key, or nothing for a single object. */
export type ElementKey = number | string | undefined;

/** Changes each object of a nested block or attribute; null and unknown stay what they are. */
export function mapElements(
  value: Value,
  nesting: Nesting,
  change: (element: Value, key: ElementKey) => Value,
): Value {
  if (value === null || value instanceof Unknown) return value;
  if (!isCollection(nesting)) return change(value, undefined);
  if (isList(value)) return value.map((element, index) => change(element, index));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, change(element, key)]));
}

/** The element of another version of the same collection that stands at the same place. */
export function elementAt(value: Value, key: ElementKey): Value {
  if (key === undefined) return value;
  if (typeof key === "string") return child(value, key);
  return isList(value) ? (value[key] ?? null) : null;
}

/** The value of an absent block: `[]`, `{}`, null, or for a group an object of absent things. */
export function absentBlock(nested: NestedBlockSchema): Value {
  if (nested.nesting_mode === "map") return {};
  if (isCollection(nested.nesting_mode)) return [];
  if (nested.nesting_mode === "single") return null;
  return Object.fromEntries([
    ...attributesOf(nested.block).map(([name]) => [name, null] as const),
    ...blocksOf(nested.block).map(([name, inner]) => [name, absentBlock(inner)] as const),
  ]);
}
