import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { loadPinnedProviders, type PinnedProvider } from "../pinned.ts";
import { localName } from "../provider-names.ts";

export interface Generated {
  readonly folder: string;
  /** Bindings there, the providers' own included. */
  readonly bindings: number;
  /** True when everything was there already. */
  readonly upToDate: boolean;
}

/** Makes `.gen/<provider>/<resource>.js` and `.d.ts` of every pinned schema. Nothing is done if nothing changed. */
export async function generateBindings(root: string): Promise<Generated> {
  const providers = loadPinnedProviders(root);
  const folder = join(root, ".gen");
  const stampFile = join(folder, "stamp");
  const stamp = stampOf(providers);
  const bindings = providers.reduce(
    (sum, { schema }) => sum + 1 + Object.keys(schema.resource_schemas).length,
    0,
  );
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) {
    return { folder, bindings, upToDate: true };
  }
  const output = await bindingsOf(root, providers);
  // Written beside and moved over, so that a run that fails half-way leaves the old bindings whole.
  const fresh = `${folder}.${process.pid}`;
  for (const [path, text] of output) writeInto(join(fresh, relative(folder, path)), text);
  writeInto(join(fresh, "stamp"), stamp);
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return { folder, bindings, upToDate: false };
}

async function bindingsOf(root: string, providers: readonly PinnedProvider[]): Promise<Map<string, string>> {
  // Loaded late, so that finding everything up to date costs no compiler.
  const [{ compile, virtualPath }, { writeTypeScript }] = await Promise.all([
    import("./compile.ts"),
    import("./write-typescript.ts"),
  ]);
  const sources = new Map<string, string>();
  for (const provider of providers) {
    for (const { file, text } of await writeTypeScript(provider)) {
      sources.set(virtualPath(root, localName(provider.source), file), text);
    }
  }
  return compile(root, sources);
}

/** Changes with anything that the bindings depend on: the pinned facts, this module, the tools it uses. */
function stampOf(providers: readonly PinnedProvider[]): string {
  const hash = createHash("sha256");
  const require = createRequire(import.meta.url);
  for (const tool of ["typescript", "@cdktf/provider-generator", "cdktf"]) {
    hash.update(`${tool} ${(require(`${tool}/package.json`) as { version: string }).version}\n`);
  }
  for (const file of readdirSync(import.meta.dirname).sort()) {
    hash.update(readFileSync(join(import.meta.dirname, file)));
  }
  for (const { source, version, constraint, schema } of providers) {
    hash.update(JSON.stringify({ source, version, constraint, schema }));
  }
  return hash.digest("hex");
}

function writeInto(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
