import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "../problem/problem.ts";
import type { FullProvider } from "./full-provider.ts";
import type { ResourceBehaviour } from "./provider-behaviour.ts";
import { localName } from "./provider-names.ts";
import { readJsonObject } from "./read-json.ts";

/** A provider cut down to the resources that a cloud's constructs use. */
export interface PinnedProvider extends FullProvider {
  /** What `required_providers` asks for, e.g. `>= 2.81.0, < 3.0.0`. */
  readonly constraint: string;
}

/** All that is known of one provider version. */
export interface ProviderFacts extends PinnedProvider {
  /** By resource type; a type without an entry was never observed. */
  readonly behaviour?: Readonly<Record<string, ResourceBehaviour>>;
}

export interface PinnedBehaviour {
  readonly source: string;
  readonly version: string;
  readonly resources: Readonly<Record<string, ResourceBehaviour>>;
}

export const schemaFile = "provider-schema.json";
export const behaviourFile = "provider-behaviour.json";

/** The folder that holds `constructs/`: the repository, or `dist` of the published package. */
export const packageRoot = resolve(import.meta.dirname, "../..");

export const cloudFolder = (root: string, cloud: string) => join(root, "constructs", "clouds", cloud);

/** The clouds that have pinned facts, by folder name. */
export function pinnedClouds(root: string = packageRoot): string[] {
  const folder = join(root, "constructs", "clouds");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((cloud) => existsSync(join(folder, cloud, schemaFile)))
    .sort();
}

/**
 * The pinned facts of every provider that any cloud uses; one used by two clouds is answered once, with the
 * resources of both.
 *
 * Throws `UserError` when nothing is pinned, when a file is unusable, and when two clouds pin different versions
 * of one provider.
 */
export function loadPinnedProviders(root: string = packageRoot): ProviderFacts[] {
  const clouds = pinnedClouds(root);
  if (clouds.length === 0) {
    throw new UserError({
      where: join(root, "constructs", "clouds"),
      what: "no provider schema is pinned here",
      fix: "run `npm run schemas:pin -- <cloud> --schema <file>`",
    });
  }
  const merged = new Map<string, ProviderFacts>();
  for (const facts of clouds.flatMap((cloud) => loadCloudProviders(root, cloud))) {
    const before = merged.get(facts.source);
    merged.set(facts.source, before === undefined ? facts : merge(before, facts));
  }
  return [...merged.values()].sort((a, b) => a.source.localeCompare(b.source));
}

/** The pinned facts of one cloud's providers. */
export function loadCloudProviders(root: string, cloud: string): ProviderFacts[] {
  const folder = cloudFolder(root, cloud);
  const behaviours = readPinnedBehaviour(folder);
  return readPinnedSchema(folder).map((pinned) => {
    const behaviour = behaviours.find(({ source }) => source === pinned.source)?.resources;
    return behaviour === undefined ? pinned : { ...pinned, behaviour };
  });
}

/** `provider-schema.json` of a cloud's folder; empty when there is none yet. */
export function readPinnedSchema(folder: string): PinnedProvider[] {
  return readProviders(join(folder, schemaFile), ["source", "version", "constraint", "schema"]);
}

/** `provider-behaviour.json` of a cloud's folder; empty when there is none yet. */
export function readPinnedBehaviour(folder: string): PinnedBehaviour[] {
  return readProviders(join(folder, behaviourFile), ["source", "version", "resources"]);
}

function readProviders<T>(path: string, keys: readonly (keyof T & string)[]): T[] {
  if (!existsSync(path)) return [];
  const { providers } = readJsonObject(path);
  const complete = (provider: unknown): provider is T =>
    typeof provider === "object" && provider !== null && keys.every((key) => key in provider);
  if (Array.isArray(providers) && providers.every(complete)) return providers;
  throw new UserError({
    where: path,
    what: "this is not a pinned file",
    allowed: `{ "providers": [ { ${keys.join(", ")} } ] }`,
    fix: "write it again with `npm run schemas:pin`",
  });
}

function merge(a: ProviderFacts, b: ProviderFacts): ProviderFacts {
  if (a.version !== b.version || a.constraint !== b.constraint) {
    throw new UserError({
      where: a.source,
      what: "two clouds pin different versions of one provider",
      got: `${a.version} and ${b.version}`,
      fix: `pin both from the same schema, so that ${localName(a.source)} has one set of bindings`,
    });
  }
  const resource_schemas = { ...a.schema.resource_schemas, ...b.schema.resource_schemas };
  return {
    ...a,
    schema: { ...a.schema, resource_schemas },
    behaviour: { ...a.behaviour, ...b.behaviour },
  };
}
