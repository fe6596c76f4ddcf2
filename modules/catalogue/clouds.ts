import { readdirSync } from "node:fs";
import type { CloudCatalogue } from "./cloud.ts";

/**
 * What is known of every cloud. A cloud is a folder in `clouds/` whose `index` exports `catalogue`: adding one edits
 * no list.
 */
export const clouds: readonly CloudCatalogue[] = await Promise.all(cloudFolders().map(load));

/** The names under which settings choose a cloud. */
export const cloudNames: readonly string[] = clouds.map(({ cloud }) => cloud);

export function findCloud(cloud: string): CloudCatalogue | undefined {
  return clouds.find((known) => known.cloud === cloud);
}

function cloudFolders(): string[] {
  return readdirSync(new URL("./clouds/", import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Sources run as `.ts`, the built package as `.js`: the same as this file. */
async function load(folder: string): Promise<CloudCatalogue> {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const module = (await import(
    /* @vite-ignore */ new URL(`./clouds/${folder}/index.${extension}`, import.meta.url).href
  )) as { readonly catalogue: CloudCatalogue };
  return module.catalogue;
}
