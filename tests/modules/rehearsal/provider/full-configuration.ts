import type {
  AttributeSchema,
  AttributeType,
  BlockSchema,
} from "../../../../modules/bindings/provider-schema.ts";
import type { Behaviour } from "../../../../modules/rehearsal/provider/facts.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A configuration of one resource in which everything that can be set is set, each collection with one element. */
export function fullConfiguration(block: BlockSchema, behaviour: Behaviour): Json {
  const allowed = new Map(
    (behaviour.rejects ?? []).map(({ path, allowed: values }) => [path, values?.[0] as Json]),
  );
  const attributes = (inner: Readonly<Record<string, AttributeSchema>>, pattern: string): [string, Json][] =>
    Object.entries(inner)
      .filter(([, attribute]) => isSettable(attribute))
      .map(([name, attribute]) => [name, valueFor(attribute, join(pattern, name))]);

  const valueFor = ({ type, nested_type: nested }: AttributeSchema, pattern: string): Json => {
    if (nested === undefined) {
      const choice = allowed.get(pattern);
      return choice === undefined ? typeValue(type ?? "string") : wrapAs(type ?? "string", choice);
    }
    const many = nested.nesting_mode !== "single";
    const object = Object.fromEntries(attributes(nested.attributes, many ? `${pattern}[*]` : pattern));
    if (nested.nesting_mode === "map") return { key: object };
    return many ? [object] : object;
  };

  const blockOf = (inner: BlockSchema, pattern: string): Json => {
    const blocks = Object.entries(inner.block_types ?? {}).filter(([name]) => name !== "timeouts");
    return Object.fromEntries([
      ...attributes(inner.attributes ?? {}, pattern),
      ...blocks.map(([name, { block: deeper, nesting_mode: mode, min_items: least = 1 }]): [string, Json] => {
        const many = mode !== "single" && mode !== "group";
        const object = blockOf(deeper, many ? `${join(pattern, name)}[*]` : join(pattern, name));
        if (mode === "map") return [name, { key: object }];
        return [name, many ? Array.from({ length: least }, () => object) : object];
      }),
    ]);
  };
  return blockOf(block, "");
}

/** The configuration with every place that the pattern names changed; undefined where the pattern names none. */
export function changeAt(configuration: Json, pattern: string, behaviour: Behaviour): Json | undefined {
  const allowed = new Map(
    (behaviour.rejects ?? []).map(({ path, allowed: values }) => [path, values as Json[]]),
  );
  let changed = false;

  const other = (value: Json, at: string): Json => {
    if (Array.isArray(value))
      return value.map((item) => other(item, item instanceof Object ? `${at}[*]` : at));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, other(item, join(at, key))]),
      );
    }
    const choices = allowed.get(at);
    if (choices) return choices.find((choice) => String(choice) !== String(value)) ?? null;
    if (typeof value === "number") return value + 1;
    return typeof value === "boolean" ? !value : `${value}-other`;
  };

  const walk = (value: Json, parts: readonly string[], at: string): Json => {
    const [part, ...rest] = parts;
    if (part === undefined) {
      changed = true;
      return other(value, at);
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, parts, at));
    const name = part.replace("[*]", "");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return value;
    return { ...value, [name]: walk(value[name] ?? null, rest, join(at, part)) };
  };
  const result = walk(configuration, pattern.split("."), "");
  return changed ? result : undefined;
}

function isSettable(attribute: AttributeSchema): boolean {
  return (attribute.required || attribute.optional) === true && !attribute.write_only;
}

function typeValue(type: AttributeType): Json {
  if (type === "number") return 1;
  if (type === "bool") return true;
  if (typeof type === "string") return "value";
  if (type[0] === "map") return { key: typeValue(type[1]) };
  if (type[0] === "list" || type[0] === "set") return [typeValue(type[1])];
  if (type[0] === "tuple") return type[1].map(typeValue);
  return Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, typeValue(inner)]));
}

function wrapAs(type: AttributeType, value: Json): Json {
  return Array.isArray(type) && (type[0] === "list" || type[0] === "set") ? [value] : value;
}

function join(pattern: string, name: string): string {
  return pattern === "" ? name : `${pattern}.${name}`;
}
