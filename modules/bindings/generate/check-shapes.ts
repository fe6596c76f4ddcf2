import type { Problem } from "../../problem/problem.ts";
import type { AttributeSchema, AttributeType, BlockSchema, ProviderSchema } from "../provider-schema.ts";

/** Names that Terraform or CDKTF keeps for itself on every resource. */
const metaArguments = [
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
];

/** What the generator of bindings cannot express, or would express wrongly without a word. */
export function checkShapes(schema: ProviderSchema): Problem[] {
  const resources = Object.entries(schema.resource_schemas).flatMap(([name, { block }]) => [
    ...checkMetaArguments(name, block),
    ...checkBlock(name, block),
  ]);
  return [...resources, ...checkBlock("provider", schema.provider.block)];
}

function checkMetaArguments(resource: string, block: BlockSchema): Problem[] {
  return namesIn(block)
    .filter((name) => metaArguments.includes(name))
    .map((name) =>
      cannotBind(`${resource}.${name}`, `the name "${name}" is one that Terraform keeps for itself`),
    );
}

function checkBlock(path: string, block: BlockSchema): Problem[] {
  const nested = Object.entries(block.block_types ?? {}).flatMap(([name, { nesting_mode, block: inner }]) => {
    const here = `${path}.${name}`;
    const group = nesting_mode === "group" ? [cannotBind(here, 'a block of nesting mode "group"')] : [];
    return [...group, ...checkBlock(here, inner)];
  });
  return [
    ...checkSameNames(path, namesIn(block)),
    ...checkAttributes(path, block.attributes ?? {}),
    ...nested,
  ];
}

function checkAttributes(path: string, attributes: Readonly<Record<string, AttributeSchema>>): Problem[] {
  return Object.entries(attributes).flatMap(([name, { type, nested_type }]) => {
    const here = `${path}.${name}`;
    if (nested_type === undefined) return type === undefined ? [] : checkType(here, type);
    return [
      ...checkSameNames(here, Object.keys(nested_type.attributes)),
      ...checkAttributes(here, nested_type.attributes),
    ];
  });
}

function checkType(path: string, type: AttributeType): Problem[] {
  if (type === "dynamic") return [cannotBind(path, 'the type "dynamic"')];
  if (typeof type === "string") return [];
  if (type[0] === "tuple") return [cannotBind(path, 'the type "tuple"')];
  if (type[0] !== "object") return checkType(path, type[1]);
  return Object.entries(type[1]).flatMap(([name, inner]) => checkType(`${path}.${name}`, inner));
}

/** `ip_v6` and `ipv6` differ in Terraform and may not in TypeScript: the generator would drop one of them. */
function checkSameNames(path: string, names: readonly string[]): Problem[] {
  const seen = new Map<string, string>();
  return names.flatMap((name) => {
    const property = name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase()).replaceAll("_", "");
    const other = seen.get(property);
    seen.set(property, name);
    return other === undefined
      ? []
      : [cannotBind(`${path}.${name}`, `it has the same property as "${other}"`)];
  });
}

function namesIn(block: BlockSchema): string[] {
  return [...Object.keys(block.attributes ?? {}), ...Object.keys(block.block_types ?? {})];
}

function cannotBind(where: string, what: string): Problem {
  return {
    where,
    what: `no binding can be made: ${what}`,
    fix: "do without this resource, or emit it with TerraformResource and addOverride",
  };
}
