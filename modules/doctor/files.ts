import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { WatchedFile } from "../catalogue/environment.ts";
import type { Check, Environment } from "./check.ts";

/** Where files of a user are looked for. */
export interface Folders {
  readonly cwd: string;
  readonly environment: Environment;
}

/** A check for each file that is there. None is opened: they hold keys. */
export function checkFiles(files: readonly WatchedFile[], folders: Folders, deployment: string): Check[] {
  return files
    .filter(({ path }) => isThere(path, folders))
    .map(({ path, effect }) => ({
      id: `file:${path}`,
      deployment,
      verdict: "warning",
      evidence: `${path} is there (not opened); it ${effect}`,
      fix: "make sure that it belongs to this deployment, or move it away",
    }));
}

/** Whether a file of the catalogue is there; `~/` is looked up in HOME. */
export function isThere(path: string, { cwd, environment }: Folders): boolean {
  const home = environment.HOME ?? environment.USERPROFILE;
  if (path.startsWith("~/") && !home) return false;
  return existsSync(path.startsWith("~/") ? resolve(home ?? "", path.slice(2)) : resolve(cwd, path));
}
