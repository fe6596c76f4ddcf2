import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { StatesAddress } from "./states.ts";
import type { Workspace } from "./workspace.ts";

/** What the program that stands in for terraform must know; plain data in a file. */
export interface ShimSettings {
  readonly binary: string;
  readonly workspace: Omit<Workspace, "dispose">;
  readonly states: StatesAddress;
  readonly offline: Readonly<Record<string, string>>;
}

/**
 * Writes an executable that stands in for terraform.
 *
 * @returns the folder that holds it, under the names of terraform and OpenTofu
 */
export function writeShim(settings: ShimSettings): string {
  const folder = join(settings.workspace.path, "bin");
  mkdirSync(folder);
  const settingsFile = join(folder, "settings.json");
  writeFileSync(settingsFile, JSON.stringify(settings));
  const compiled = import.meta.url.endsWith(".js");
  const program = fileURLToPath(new URL(`./shim.${compiled ? "js" : "ts"}`, import.meta.url));
  const command = [
    process.execPath,
    ...(compiled ? [] : ["--import", import.meta.resolve("tsx")]),
    program,
    settingsFile,
  ];
  const script = `#!/bin/sh\nexec ${command.map(quoted).join(" ")} "$@"\n`;
  for (const name of ["terraform", "tofu"]) writeFileSync(join(folder, name), script, { mode: 0o700 });
  return folder;
}

const quoted = (word: string) => `'${word.replace(/'/g, `'\\''`)}'`;
