import type { AttributeSchema, BlockSchema } from "../../../bindings/provider-schema.ts";
import type { Behaviour } from "../facts.ts";
import {
  attributesOf,
  blocksOf,
  type ElementKey,
  mapElements,
  type Nesting,
  nestedBlock,
} from "../schema/shape.ts";
import { child, isList, isRecord, Unknown, type Value } from "../wire/value.ts";
import { type Diagnostic, error } from "./diagnostic.ts";
import type { Path } from "./path.ts";

/** What a real provider refuses in a configuration, as far as schema and behaviour tell. */
export function validateConfig(block: BlockSchema, config: Value, behaviour: Behaviour = {}): Diagnostic[] {
  return [...readOnlySet(block, config, []), ...rejectedValues(config, behaviour)];
}

/** The core leaves it to providers to refuse a value for an attribute that only they may set. */
function readOnlySet(block: BlockSchema, value: Value, path: Path): Diagnostic[] {
  const found: Diagnostic[] = [];
  const walk = (inner: BlockSchema, nesting: Nesting, name: string) => {
    mapElements(child(value, name), nesting, (element, key) => {
      found.push(
        ...readOnlySet(inner, element, [...path, { name }, ...(nesting === "set" ? [] : keyStep(key))]),
      );
      return element;
    });
  };
  for (const [name, attribute] of attributesOf(block)) {
    if (isReadOnly(attribute) && child(value, name) !== null) {
      found.push(
        error("Invalid Configuration for Read-Only Attribute", "Only the provider sets it: take it out.", [
          ...path,
          { name },
        ]),
      );
    }
    const nested = nestedBlock(attribute);
    if (nested && !isReadOnly(attribute)) walk(nested.block, nested.nesting, name);
  }
  for (const [name, { block: inner, nesting_mode: nesting }] of blocksOf(block)) walk(inner, nesting, name);
  return found;
}

function isReadOnly(attribute: AttributeSchema): boolean {
  return attribute.computed === true && !attribute.optional;
}

function keyStep(key: ElementKey): Path {
  if (key === undefined) return [];
  return [typeof key === "number" ? { index: key } : { key }];
}

function rejectedValues(config: Value, { rejects = [] }: Behaviour): Diagnostic[] {
  return rejects.flatMap(({ path, allowed }) => {
    if (allowed === undefined) return [];
    const permitted = new Set(allowed.map(comparable));
    return placesAt(config, path.split("."))
      .filter(({ value }) => isScalar(value) && !permitted.has(comparable(value)))
      .map((place) =>
        error(
          `Value not allowed for ${path}`,
          `${JSON.stringify(place.value)} is not one of ${allowed.map((value) => JSON.stringify(value)).join(", ")}.`,
          place.path,
        ),
      );
  });
}

function comparable(value: unknown): string {
  return String(value);
}

function isScalar(value: Value): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

interface Place {
  readonly path: Path;
  readonly value: Value;
}

/** Every value that a pattern names. Inside a set the path stops at the set: its elements have no address. */
function placesAt(value: Value, parts: readonly string[], path: Path = []): Place[] {
  if (value === null || value instanceof Unknown) return [];
  const [part, ...rest] = parts;
  if (part === undefined) {
    return isList(value)
      ? value.map((item, index) => ({ path: [...path, { index }], value: item }))
      : [{ path, value }];
  }
  const name = part.replace("[*]", "");
  const next = child(value, name);
  const here: Path = [...path, { name }];
  if (!part.endsWith("[*]")) return placesAt(next, rest, here);
  if (isList(next)) return next.flatMap((item, index) => placesAt(item, rest, [...here, { index }]));
  if (!isRecord(next)) return [];
  return Object.entries(next).flatMap(([key, item]) => placesAt(item, rest, [...here, { key }]));
}
