import { UserError } from "../problem/problem.ts";
import type { ResourceBehaviour } from "./provider-behaviour.ts";
import type { ProviderSchema } from "./provider-schema.ts";
import { readJsonObject } from "./read-json.ts";

/** A provider with all its resources, as a schema file describes it. */
export interface FullProvider {
  /** Source address without the registry's host: `acme/acme`. */
  readonly source: string;
  readonly version: string;
  readonly schema: ProviderSchema;
}

export interface FullBehaviour {
  /** Source address or its last part. */
  readonly provider: string;
  readonly version: string;
  readonly resources: Readonly<Record<string, ResourceBehaviour>>;
}

/**
 * Reads either form of schema file: `{ provider, version, schema }`, or the output of
 * `terraform providers schema -json`, which names no version, so `versions` must (by source address).
 *
 * Throws `UserError` for any other file and for a missing version.
 */
export function readFullProviders(
  path: string,
  versions: Pick<ReadonlyMap<string, string>, "get">,
): FullProvider[] {
  const file = readJsonObject(path);
  if (isObject(file.provider_schemas)) {
    return Object.entries(file.provider_schemas).map(([address, schema]) => {
      const source = address.split("/").slice(-2).join("/");
      return { source, version: versionOf(source, path, versions), schema: asSchema(path, schema) };
    });
  }
  const { provider, version, schema } = file;
  if (typeof provider === "string" && typeof version === "string") {
    return [{ source: provider, version, schema: asSchema(path, schema) }];
  }
  throw new UserError({
    where: path,
    what: "this is no provider schema",
    allowed: "the output of `terraform providers schema -json`, or { provider, version, schema }",
    fix: "name another file",
  });
}

/** Reads `{ provider, version, resources }`. Throws `UserError` for any other file. */
export function readFullBehaviour(path: string): FullBehaviour {
  const { provider, version, resources } = readJsonObject(path);
  if (typeof provider === "string" && typeof version === "string" && isObject(resources)) {
    return { provider, version, resources: resources as FullBehaviour["resources"] };
  }
  throw new UserError({
    where: path,
    what: "this is no record of a provider's behaviour",
    allowed: "{ provider, version, resources }",
    fix: "name another file",
  });
}

function versionOf(source: string, path: string, versions: Pick<ReadonlyMap<string, string>, "get">): string {
  const version = versions.get(source);
  if (version !== undefined) return version;
  throw new UserError({
    where: path,
    what: `the schema does not say which version of ${source} it is of`,
    fix: `add --version ${source}=<version>, as .terraform.lock.hcl has it`,
  });
}

function asSchema(path: string, schema: unknown): ProviderSchema {
  if (isObject(schema) && isObject(schema.provider) && isObject(schema.resource_schemas)) {
    return schema as unknown as ProviderSchema;
  }
  throw new UserError({
    where: path,
    what: "the schema has no `provider` and `resource_schemas`",
    fix: "write the file again, whole",
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
