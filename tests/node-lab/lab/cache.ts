import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Outside the repository: trees, engine and weights are hundreds of megabytes. */
export const cacheFolder =
  process.env.NODE_LAB_CACHE ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "sovereign-node-lab");

/** The folder called `name`, made once; a build that was cut short leaves nothing, and of two at a time one stays. */
export async function cached(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const partial = `${folder}.partial-${process.pid}`;
  await build(partial);
  if (existsSync(folder)) rmSync(partial, { recursive: true });
  else renameSync(partial, folder);
  return folder;
}
