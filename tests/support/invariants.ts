import { TerraformResource, type TerraformStack } from "cdktf";
import { manifestOf } from "../../constructs/capabilities/manifest.ts";
import type { PinnedProvider } from "../../modules/bindings/pinned.ts";
import type { BlockSchema } from "../../modules/bindings/provider-schema.ts";

type Config = Readonly<Record<string, unknown>>;

/** What must hold for every resource of every stack, whatever the capability: one line per breach. */
export function breaches(
  json: Config,
  providers: readonly PinnedProvider[],
  residency: Readonly<Record<string, readonly string[]>>,
): string[] {
  const data = Object.keys((json.data ?? {}) as Config).map(
    (type) => `data.${type}: a data source calls the cloud at plan`,
  );
  const resources = Object.entries((json.resource ?? {}) as Record<string, Record<string, Config>>);
  const perResource = resources.flatMap(([type, byName]) => {
    const block = providers.map((each) => each.schema.resource_schemas[type]).find((each) => each)?.block;
    if (block === undefined) return [];
    return Object.entries(byName).flatMap(([name, config]) => [
      ...homeless(`${type}.${name}`, config, block, residency),
      ...secrets(`${type}.${name}`, config, block),
    ]);
  });
  return [...data, ...perResource];
}

/** Each attribute that decides where a resource lives is written, and as a literal. */
function homeless(
  address: string,
  config: Config,
  block: BlockSchema,
  residency: Readonly<Record<string, readonly string[]>>,
): string[] {
  return Object.entries(residency).flatMap(([name, allowed]) => {
    const attribute = block.attributes?.[name];
    if (attribute === undefined || attribute.deprecated || !(attribute.optional || attribute.required))
      return [];
    const value = config[name];
    return typeof value === "string" && allowed.includes(value) ? [] : [`${address}.${name}: not written`];
  });
}

/** A sensitive argument only ever takes a reference. */
function secrets(address: string, config: Config, block: BlockSchema): string[] {
  return Object.entries(block.attributes ?? {})
    .filter(([, attribute]) => attribute.sensitive || attribute.write_only)
    .filter(([name]) => config[name] !== undefined && !/^\$\{.+\}$/.test(String(config[name])))
    .map(([name]) => `${address}.${name}: a secret in the template`);
}

/** Addresses of resources that the stack's manifest does not describe. */
export function undescribed(stack: TerraformStack): string[] {
  const manifest = manifestOf(stack);
  return stack.node
    .findAll()
    .filter((construct) => TerraformResource.isTerraformResource(construct))
    .map((resource) => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`)
    .filter((address) => manifest[address] === undefined);
}
