import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
  ProviderSchema,
  ResourceSchema,
} from "../provider-schema.ts";

/** The provider's own block and the named resources, without descriptions or any key that decides no type. */
export function trimSchema(schema: ProviderSchema, resources: Iterable<string>): ProviderSchema {
  const kept = [...resources].sort().flatMap((name) => {
    const resource = schema.resource_schemas[name];
    return resource === undefined ? [] : [[name, trimResource(resource)] as const];
  });
  return { provider: trimResource(schema.provider), resource_schemas: Object.fromEntries(kept) };
}

function trimResource({ version, block }: ResourceSchema): ResourceSchema {
  return { version, block: trimBlock(block) };
}

function trimBlock(block: BlockSchema): BlockSchema {
  return {
    ...(block.deprecated ? { deprecated: true } : {}),
    ...(block.attributes ? { attributes: mapSorted(block.attributes, trimAttribute) } : {}),
    ...(block.block_types ? { block_types: mapSorted(block.block_types, trimNestedBlock) } : {}),
  };
}

function trimNestedBlock(nested: NestedBlockSchema): NestedBlockSchema {
  return {
    nesting_mode: nested.nesting_mode,
    ...(nested.min_items ? { min_items: nested.min_items } : {}),
    ...(nested.max_items ? { max_items: nested.max_items } : {}),
    block: trimBlock(nested.block),
  };
}

const flags = ["required", "optional", "computed", "sensitive", "write_only", "deprecated"] as const;

function trimAttribute(attribute: AttributeSchema): AttributeSchema {
  const { type, nested_type } = attribute;
  return {
    ...(type === undefined ? {} : { type }),
    ...Object.fromEntries(flags.filter((flag) => attribute[flag]).map((flag) => [flag, true])),
    ...(nested_type === undefined
      ? {}
      : {
          nested_type: {
            nesting_mode: nested_type.nesting_mode,
            attributes: mapSorted(nested_type.attributes, trimAttribute),
          },
        }),
  };
}

function mapSorted<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => T,
): Readonly<Record<string, T>> {
  const names = Object.keys(record).sort();
  return Object.fromEntries(names.map((name) => [name, change(record[name] as T)]));
}
