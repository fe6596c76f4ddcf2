import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
  ResourceSchema,
} from "../../../bindings/provider-schema.ts";
import { rehearsedSchemaVersion } from "../../marker.ts";
import type { FunctionParameter, FunctionSchema, ServedSchema } from "../facts.ts";
import { encodeMessage } from "../wire/protobuf.ts";
import { calls } from "../wire/terraform-messages.ts";

const nestingModes = ["invalid", "single", "list", "set", "map", "group"];

/** The answer to `GetProviderSchema`, from what `terraform providers schema -json` printed. */
export function encodeSchema(schema: ServedSchema): Uint8Array {
  return encodeMessage(calls.GetProviderSchema.response, {
    provider: schemaOf(schema.provider),
    resourceSchemas: mapValues(schema.resource_schemas, rehearsed),
    dataSourceSchemas: mapValues(schema.data_source_schemas ?? {}, rehearsed),
    functions: mapValues(schema.functions ?? {}, functionOf),
    ephemeralResourceSchemas: mapValues(schema.ephemeral_resource_schemas ?? {}, schemaOf),
    serverCapabilities: { getProviderSchemaOptional: true },
  });
}

function rehearsed({ version, block }: ResourceSchema): object {
  return schemaOf({ version: version + rehearsedSchemaVersion, block });
}

function schemaOf({ version, block }: ResourceSchema): object {
  return { version, block: blockOf(block) };
}

function blockOf(block: BlockSchema): object {
  return {
    attributes: Object.entries(block.attributes ?? {}).map(([name, attribute]) =>
      attributeOf(name, attribute),
    ),
    blockTypes: Object.entries(block.block_types ?? {}).map(([name, nested]) => nestedBlockOf(name, nested)),
    deprecated: block.deprecated ?? false,
  };
}

function nestedBlockOf(typeName: string, nested: NestedBlockSchema): object {
  return {
    typeName,
    block: blockOf(nested.block),
    nesting: nestingModes.indexOf(nested.nesting_mode),
    minItems: nested.min_items ?? 0,
    maxItems: nested.max_items ?? 0,
  };
}

function attributeOf(name: string, attribute: AttributeSchema): object {
  const {
    type,
    nested_type: nested,
    required,
    optional,
    computed,
    sensitive,
    deprecated,
    write_only,
  } = attribute;
  return {
    name,
    ...(nested === undefined
      ? { type: json(type) }
      : {
          nested_type: {
            nesting: nestingModes.indexOf(nested.nesting_mode),
            attributes: Object.entries(nested.attributes).map(([key, value]) => attributeOf(key, value)),
          },
        }),
    required: required ?? false,
    optional: optional ?? false,
    computed: computed ?? false,
    sensitive: sensitive ?? false,
    deprecated: deprecated ?? false,
    write_only: write_only ?? false,
  };
}

function functionOf(schema: FunctionSchema): object {
  return {
    parameters: (schema.parameters ?? []).map(parameterOf),
    ...(schema.variadic_parameter ? { variadicParameter: parameterOf(schema.variadic_parameter) } : {}),
    return: { type: json(schema.return_type) },
  };
}

function parameterOf(parameter: FunctionParameter): object {
  return { name: parameter.name, type: json(parameter.type), allowNull: parameter.is_nullable ?? false };
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), "utf8");
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
