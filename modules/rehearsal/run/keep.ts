import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../problem/problem.ts";

/** The folder that a rehearsal leaves behind for the auditor: `<folder>/<stack>/plan.bin, plan.json, state.json`. */
export interface Keeper {
  readonly folder: string;
  plan(stack: string, planFile: string, json: string): void;
  state(stack: string, json: string): void;
}

/**
 * Files are readable by their owner alone: a rehearsed value is made up, but a value that the user gave is real.
 *
 * @throws UserError when the folder cannot be written
 */
export function keepIn(folder: string): Keeper {
  makeFolder(folder);
  const inside = (stack: string) => makeFolder(join(folder, encodeURIComponent(stack)));
  const write = (path: string, text: string) => writeFileSync(path, `${text.trimEnd()}\n`, { mode: 0o600 });
  return {
    folder,
    plan(stack, planFile, json) {
      const copy = join(inside(stack), "plan.bin");
      copyFileSync(planFile, copy);
      chmodSync(copy, 0o600);
      write(join(inside(stack), "plan.json"), json);
    },
    state: (stack, json) => write(join(inside(stack), "state.json"), json),
  };
}

function makeFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  } catch (error) {
    throw new UserError({
      where: path,
      what: "cannot keep plans in this folder",
      got: (error as NodeJS.ErrnoException).code ?? "unwritable",
      fix: "name a folder that you can write to with --keep",
    });
  }
}
