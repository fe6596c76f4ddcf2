import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type FullBehaviour, readFullBehaviour, readFullProviders } from "../../bindings/full-provider.ts";
import { loadPinnedProviders } from "../../bindings/pinned.ts";
import { UserError } from "../../problem/problem.ts";
import type { ProviderFacts } from "../provider/facts.ts";

export interface FactsFiles {
  /** Provider schemas: `terraform providers schema -json`, or `{ provider, version, schema }`. */
  readonly schemas: readonly string[];
  /** `{ provider, version, resources }`. */
  readonly behaviours: readonly string[];
}

/**
 * What the offline providers are made of: the pinned facts, and in their place whatever a file describes.
 *
 * @param folder where a dependency lock file may tell the versions that a schema file does not
 * @throws UserError for an unusable file
 */
export function readProviderFacts(files: FactsFiles, folder: string): ProviderFacts[] {
  const locked = lockedVersions(folder);
  const versions = { get: (source: string) => locked.get(source) ?? "unknown" };
  const given = files.schemas
    .flatMap((file) => readFullProviders(file, versions))
    .filter(({ source }) => source !== builtIn);
  const behaviours = files.behaviours.map((file) => ({ file, ...readFullBehaviour(file) }));
  const pinned = loadPinnedProviders().map(({ source, version, schema, behaviour }) => ({
    source,
    version,
    schema,
    ...(behaviour === undefined ? {} : { behaviour }),
  }));
  const facts = [...pinned.filter(({ source }) => !given.some((other) => other.source === source)), ...given];
  for (const { file, provider } of behaviours) {
    if (!facts.some(({ source }) => isOf(provider, source))) {
      throw new UserError({
        where: file,
        what: "this describes a provider that has no schema here",
        got: provider,
        allowed: facts.map(({ source }) => source).join(", "),
        fix: "add its schema with --schema",
      });
    }
  }
  return facts.map((provider) => {
    const behaviour = behaviours.find((other) => isOf(other.provider, provider.source));
    return behaviour === undefined ? provider : { ...provider, behaviour: behaviour.resources };
  });
}

/** `terraform providers schema -json` lists Terraform's own provider as well; nothing has to stand in for it. */
const builtIn = "builtin/terraform";

/** A behaviour file may name a provider by the last part of its address. */
function isOf(provider: FullBehaviour["provider"], source: string): boolean {
  return source === provider || source.endsWith(`/${provider}`);
}

/** Versions by source address without the registry's host. */
function lockedVersions(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, ".terraform.lock.hcl");
  if (!existsSync(file)) return new Map();
  const blocks = readFileSync(file, "utf8").matchAll(
    /provider "[^"/]+\/([^"]+)" \{[^}]*?version\s*=\s*"([^"]+)"/g,
  );
  return new Map([...blocks].map(([, source = "", version = ""]) => [source, version]));
}
