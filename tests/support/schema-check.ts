import type { PinnedProvider } from "../../modules/bindings/pinned.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

interface Attribute {
  readonly type?: Json;
  readonly nested_type?: { readonly nesting_mode: string; readonly attributes: Record<string, Attribute> };
  readonly required?: boolean;
  readonly optional?: boolean;
}

interface Block {
  readonly attributes?: Record<string, Attribute>;
  readonly block_types?: Record<string, BlockType>;
}

interface BlockType {
  readonly nesting_mode: string;
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: Block;
}

/** Arguments of Terraform itself, which no provider's schema lists. */
const metaArguments = [
  "//",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "connection",
  "provisioner",
];

/** Types of Terraform's built-in provider, which has no pinned schema. */
const builtIn = ["terraform_data"];

/**
 * What `terraform validate` would say of a synthesized stack, as far as a schema tells: unknown resources and
 * arguments, arguments that only the provider sets, missing ones, wrong types, and numbers of blocks.
 */
export function checkAgainstSchemas(stack: JsonObject, providers: readonly PinnedProvider[]): string[] {
  const resources = objectOf(stack.resource);
  return Object.entries(resources).flatMap(([type, byName]) =>
    Object.entries(objectOf(byName)).flatMap(([name, config]) => {
      if (builtIn.includes(type)) return [];
      const schema = providers
        .map((each) => each.schema.resource_schemas[type])
        .find((each) => each !== undefined);
      if (schema === undefined) return [`${type}.${name}: no pinned schema`];
      const given = Object.fromEntries(
        Object.entries(objectOf(config)).filter(([key]) => !metaArguments.includes(key)),
      );
      return checkBlock(`${type}.${name}`, given, schema.block as Block);
    }),
  );
}

function checkBlock(where: string, given: JsonObject, block: Block): string[] {
  const attributes = block.attributes ?? {};
  const blockTypes = block.block_types ?? {};
  const missing = Object.entries(attributes)
    .filter(([name, attribute]) => attribute.required === true && isAbsent(given[name]))
    .map(([name]) => `${where}.${name}: required`);
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const attribute = attributes[name];
    const at = `${where}.${name}`;
    if (attribute !== undefined) return isAbsent(value) ? [] : checkAttribute(at, value, attribute);
    return blockTypes[name] === undefined ? [`${at}: unknown argument`] : [];
  });
  const blocks = Object.entries(blockTypes).flatMap(([name, type]) =>
    checkBlocks(`${where}.${name}`, given[name] ?? null, type),
  );
  return [...missing, ...wrong, ...blocks];
}

function checkAttribute(at: string, value: Json, attribute: Attribute): string[] {
  if (attribute.required !== true && attribute.optional !== true) return [`${at}: only the provider sets it`];
  if (attribute.nested_type !== undefined) {
    return instances(value).flatMap((each) =>
      checkBlock(at, objectOf(each), { attributes: attribute.nested_type?.attributes ?? {} }),
    );
  }
  return checkType(at, value, attribute.type ?? "dynamic");
}

function checkBlocks(at: string, value: Json, type: BlockType): string[] {
  const given = type.nesting_mode === "map" ? Object.values(objectOf(value)) : instances(value);
  const { min_items: least = 0, max_items: most = Number.POSITIVE_INFINITY } = type;
  return [
    ...(given.length < least ? [`${at}: ${given.length} blocks, at least ${least}`] : []),
    ...(most > 0 && given.length > most ? [`${at}: ${given.length} blocks, at most ${most}`] : []),
    ...given.flatMap((each) => checkBlock(at, objectOf(each), type.block)),
  ];
}

function checkType(at: string, value: Json, type: Json): string[] {
  if (typeof value === "string" && value.includes("${")) return [];
  const wrong = [`${at}: ${JSON.stringify(value)} is no ${JSON.stringify(type)}`];
  if (typeof type === "string") return type === "dynamic" || typeof value === scalars[type] ? [] : wrong;
  const [kind, inner] = type as readonly [string, Json];
  if (kind === "list" || kind === "set") {
    return Array.isArray(value) ? value.flatMap((each: Json) => checkType(at, each, inner)) : wrong;
  }
  if (kind === "map" && isObject(value))
    return Object.values(value).flatMap((each) => checkType(at, each, inner));
  return kind === "object" && isObject(value) ? [] : wrong;
}

const scalars: Record<string, string> = { string: "string", number: "number", bool: "boolean" };

const isAbsent = (value: Json | undefined) => value === undefined || value === null;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

function instances(value: Json): readonly Json[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value];
}
