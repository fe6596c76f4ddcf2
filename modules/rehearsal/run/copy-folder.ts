import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UserError } from "../../problem/problem.ts";
import { type IsolatedStack, writeOverride } from "./isolate-stack.ts";
import { backendOf, type StatesAddress } from "./states.ts";
import type { Workspace } from "./workspace.ts";

const configuration = /\.(tf|tofu)(\.json)?$/;

/** State, locks and installed providers belong to the user's real runs; modules that were installed are kept. */
const leftBehind =
  /(^|[/\\])(\.git|node_modules|\.terraform\.lock\.hcl|[^/\\]*\.tfstate[^/\\]*|\.terraform[/\\](?!modules).*)$/;

/**
 * Copies a folder of Terraform files into the workspace as one stack that keeps its state in `states`. Folders that
 * the files reach by `../` are linked beside the copy, where only reading is needed.
 *
 * @throws UserError when the folder holds no Terraform file
 */
export function copyFolder(
  folder: string,
  workspace: Pick<Workspace, "path">,
  states: StatesAddress,
): IsolatedStack {
  const source = resolve(folder);
  const names = filesOf(source);
  if (!names.some((name) => configuration.test(name))) {
    throw new UserError({
      where: source,
      what: "no Terraform file is here",
      allowed: "a folder with *.tf or *.tf.json files",
      fix: "name another folder with --dir",
    });
  }
  const levels = levelsAbove(source);
  const copy = join(workspace.path, "copy", ...relative(ancestor(source, levels), source).split(sep));
  mkdirSync(copy, { recursive: true });
  linkSurroundings(source, copy, levels);
  cpSync(source, copy, {
    recursive: true,
    filter: (path) => !leftBehind.test(relative(source, path)) && !path.startsWith(workspace.path),
  });
  const name = basename(source);
  writeOverride(copy, { terraform: { backend: backendOf(states, name) } });
  return { name, folder: copy, dependencies: [], remoteStates: [] };
}

function filesOf(folder: string): string[] {
  if (existsSync(folder) && statSync(folder).isDirectory()) return readdirSync(folder);
  throw new UserError({
    where: folder,
    what: "this is no folder",
    fix: "name a folder with Terraform files with --dir",
  });
}

/** How far up the files of a folder reach: the longest run of `../` in them. */
function levelsAbove(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && configuration.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  const runs = files.flatMap((text) => [...text.matchAll(/(?:\.\.\/)+/g)].map(([run]) => run.length / 3));
  return Math.max(0, ...runs);
}

const ancestor = (folder: string, levels: number) => resolve(folder, ...Array<string>(levels).fill(".."));

/** Makes `../x` mean the same for the copy as for the folder, for `levels` levels. */
function linkSurroundings(folder: string, copy: string, levels: number): void {
  let [real, linked] = [folder, copy];
  for (let level = 0; level < levels && dirname(real) !== real; level++) {
    const parent = dirname(real);
    for (const name of readdirSync(parent)) {
      if (name !== basename(real) && !existsSync(join(dirname(linked), name)))
        symlinkSync(join(parent, name), join(dirname(linked), name));
    }
    [real, linked] = [parent, dirname(linked)];
  }
}
