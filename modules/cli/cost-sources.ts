import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type CostedResource, readResources } from "../cost/resource.ts";
import { readPlanText } from "../plan/index.ts";
import { UserError } from "../problem/problem.ts";
import { withoutCredentials } from "../rehearsal/run/index.ts";
import type { Io } from "./command.ts";
import { runApp } from "./run-app.ts";

export interface NamedResources {
  readonly name: string;
  readonly resources: readonly CostedResource[];
}

/** The resources of a plan, of one synthesized stack or of a folder of stacks; of the app's stacks without a path. */
export async function readSources(path: string | undefined, io: Io): Promise<NamedResources[]> {
  if (path === undefined) return ofApp(io);
  const full = resolve(io.cwd, path);
  if (path !== "-" && existsSync(full) && statSync(full).isDirectory()) return ofFolder(full, path);
  return [{ name: path, resources: readResources(readPlanText(path === "-" ? path : full).text, path) }];
}

/** Runs the app into a folder of its own, which is gone afterwards. */
async function ofApp(io: Io): Promise<NamedResources[]> {
  const out = mkdtempSync(join(tmpdir(), "sovereign-cost-"));
  try {
    await runApp({ out, io, env: withoutCredentials(io.env) });
    return ofFolder(out, "the app");
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** `stacks/<name>/cdk.tf.json`, as the app writes them. */
function ofFolder(folder: string, shown: string): NamedResources[] {
  const stacks = join(folder, "stacks");
  const names = existsSync(stacks) ? readdirSync(stacks).sort() : [];
  const found = names.flatMap((name) => {
    const file = join(stacks, name, "cdk.tf.json");
    return existsSync(file)
      ? [{ name, resources: readResources(readFileSync(file, "utf8"), `${name}/cdk.tf.json`) }]
      : [];
  });
  if (found.length > 0) return found;
  throw new UserError({
    where: shown,
    what: "holds no stack",
    allowed: "a folder with stacks/<name>/cdk.tf.json",
    fix: "name the folder that the app writes to, such as cdktf.out, or the JSON of a plan",
  });
}
