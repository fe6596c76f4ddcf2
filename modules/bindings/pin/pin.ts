import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { didYouMean } from "../../problem/did-you-mean.ts";
import { type Problem, UserError } from "../../problem/problem.ts";
import type { FullBehaviour, FullProvider } from "../full-provider.ts";
import {
  behaviourFile,
  cloudFolder,
  type PinnedBehaviour,
  type PinnedProvider,
  readPinnedBehaviour,
  readPinnedSchema,
  schemaFile,
} from "../pinned.ts";
import { localName } from "../provider-names.ts";
import { boundResources } from "./bound-resources.ts";
import { printJson } from "./print-json.ts";
import { trimSchema } from "./trim-schema.ts";

export interface PinOptions {
  /** Folder that holds `constructs/`. */
  readonly root: string;
  /** Name of the folder in `constructs/clouds`. */
  readonly cloud: string;
  /** Full schemas. A provider that is not among them is taken from what is pinned already. */
  readonly providers: readonly FullProvider[];
  readonly behaviours?: readonly FullBehaviour[];
  /** Resource types to keep beside those that the code imports. @default - none */
  readonly extraResources?: readonly string[];
}

export interface Pinned {
  readonly providers: readonly PinnedProvider[];
  readonly behaviours: readonly PinnedBehaviour[];
}

/**
 * Rewrites a cloud's pinned schema and behaviour, keeping the resources which the cloud's code binds.
 *
 * Throws `UserError` naming every resource that no schema has, before anything is written.
 */
export function pin(options: PinOptions): Pinned {
  const folder = checkedFolder(options);
  const wanted = wantedResources(folder, options);
  const known = [...options.providers, ...readPinnedSchema(folder)];
  const problems: Problem[] = [];
  const providers = [...wanted].sort().flatMap(([name, resources]): PinnedProvider[] => {
    const provider = known.find(({ source }) => localName(source) === name);
    if (provider === undefined) {
      problems.push(noSchema(name, resources, known));
      return [];
    }
    problems.push(...missingResources(provider, resources));
    const { source, version, schema } = provider;
    return [{ source, version, constraint: constraintFor(version), schema: trimSchema(schema, resources) }];
  });
  if (problems.length > 0) throw new UserError(...problems);
  const behaviours = providers.flatMap((provider) => pinnedBehaviour(provider, folder, options));
  writeFileSync(join(folder, schemaFile), printJson({ providers }));
  writeFileSync(join(folder, behaviourFile), printJson({ providers: behaviours }));
  return { providers, behaviours };
}

/** At least the version that the facts are of, below the next one that may break them. */
export function constraintFor(version: string): string {
  const [major = 0] = version.split(".").map(Number);
  return `>= ${version}, < ${major + 1}.0.0`;
}

function checkedFolder({ root, cloud }: PinOptions): string {
  const folder = cloudFolder(root, cloud);
  if (existsSync(folder)) return folder;
  const clouds = readdirSync(join(root, "constructs", "clouds"));
  throw new UserError({
    where: "cloud",
    what: "no such folder in constructs/clouds",
    got: cloud,
    allowed: clouds.join(", "),
    fix: "make the folder first, or name another cloud",
  });
}

function wantedResources(folder: string, { providers, extraResources = [] }: PinOptions) {
  const wanted = new Map([...boundResources(folder)].map(([name, set]) => [name, new Set(set)]));
  const names = new Set([...providers.map(({ source }) => localName(source)), ...wanted.keys()]);
  for (const resource of extraResources) {
    const provider = [...names].find((name) => resource.startsWith(`${name}_`)) ?? resource;
    wanted.set(provider, (wanted.get(provider) ?? new Set()).add(resource));
  }
  return wanted;
}

function noSchema(name: string, resources: ReadonlySet<string>, known: readonly FullProvider[]): Problem {
  return {
    where: [...resources].join(", ") || `.gen/${name}/provider.js`,
    what: "no schema was given of the provider that this needs",
    got: name,
    allowed: known.map(({ source }) => source).join(", "),
    fix: "add --schema <file> for it, or correct the import",
  };
}

function missingResources({ source, version, schema }: FullProvider, resources: Iterable<string>): Problem[] {
  return [...resources]
    .filter((name) => schema.resource_schemas[name] === undefined)
    .map((name) => {
      const close = didYouMean(name, Object.keys(schema.resource_schemas));
      return {
        where: name,
        what: `${source} ${version} has no such resource`,
        ...(close === undefined ? {} : { allowed: `did you mean ${close}?` }),
        fix: "correct the import from .gen, or give the full schema of a version that has it",
      };
    });
}

/** What was observed of the kept resources; observations that only the pinned file has, made since, stay. */
function pinnedBehaviour(
  provider: PinnedProvider,
  folder: string,
  { behaviours = [] }: PinOptions,
): PinnedBehaviour[] {
  const name = localName(provider.source);
  const before = readPinnedBehaviour(folder).find(({ source }) => source === provider.source);
  const full = behaviours.find((behaviour) => localName(behaviour.provider) === name) ?? before;
  if (full === undefined) return [];
  const resources = Object.keys(provider.schema.resource_schemas).flatMap((type) => {
    const observed = { ...before?.resources[type], ...full.resources[type] };
    return Object.keys(observed).length === 0 ? [] : [[type, observed] as const];
  });
  return [{ source: provider.source, version: full.version, resources: Object.fromEntries(resources) }];
}
