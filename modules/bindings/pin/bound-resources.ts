import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { boundResource } from "../provider-names.ts";

const bindingImport = /["'](?:\.\.\/)+\.gen\/([\w-]+)\/([\w-]+)\.js["']/g;

/** Resources by provider. A provider that is imported alone has an empty set. */
export type BoundResources = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The resources whose bindings the sources under a folder import. Reads the text, so it works before any binding
 * exists.
 */
export function boundResources(folder: string): BoundResources {
  const bound = new Map<string, Set<string>>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
    for (const [, provider = "", file = ""] of text.matchAll(bindingImport)) {
      const resources = bound.get(provider) ?? new Set();
      if (file !== "provider") resources.add(boundResource(provider, file));
      bound.set(provider, resources);
    }
  }
  return bound;
}
