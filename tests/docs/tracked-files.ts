import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { execaSync } from "execa";

export const root = resolve(import.meta.dirname, "../..");

/** What git tracks or would track, by path from the root: what is ignored is nobody's document. */
export const trackedFiles: readonly string[] = execaSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard"],
  { cwd: root },
)
  .stdout.split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)));

export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

export const markdownFiles = trackedFiles.filter((file) => file.endsWith(".md"));
