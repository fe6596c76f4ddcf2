/**
 * Stands in for terraform while a command is rehearsed: runs the real one in a copy, under the offline providers and
 * with the rehearsal's states. Started with the path of its settings and terraform's own arguments.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { formatProblem, UserError } from "../../problem/problem.ts";
import { copyFolder } from "./copy-folder.ts";
import { terraformEnvironment } from "./environment.ts";
import { refuseProvisionerBlocks } from "./find-provisioners.ts";
import { isolateStack } from "./isolate-stack.ts";
import type { ShimSettings } from "./shim-settings.ts";
import { readStacks, type Stack } from "./stacks.ts";
import { placeholderVariables } from "./variables.ts";

const [settingsFile = "", ...args] = process.argv.slice(2);
const settings = JSON.parse(readFileSync(settingsFile, "utf8")) as ShimSettings;

try {
  process.exitCode = await runTerraform(args);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  for (const problem of error.problems) process.stderr.write(`sovereign: ${formatProblem(problem)}\n`);
  process.exitCode = 2;
}

async function runTerraform(args: readonly string[]): Promise<number> {
  const chdir = args.find((arg) => arg.startsWith("-chdir="))?.slice("-chdir=".length);
  const own = args.filter((arg) => !arg.startsWith("-chdir="));
  // It would ask the registry for checksums, which the offline providers do not need.
  if (own[0] === "providers" && own[1] === "lock") return 0;
  const { folder, placeholders } = prepare(resolve(chdir ?? "."));
  const env = {
    ...terraformEnvironment(process.env, settings.workspace, settings.offline),
    ...Object.fromEntries(placeholders.map(({ name, value }) => [`TF_VAR_${name}`, value])),
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith("TF_VAR_"))),
  };
  const child = spawn(settings.binary, own, { cwd: folder, env, stdio: "inherit" });
  // A terminal's interrupt reaches terraform by itself; this process waits for what it makes of it.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => done(code ?? 1));
  });
}

/** The folder where terraform may run: what the app wrote for this rehearsal, or a copy. */
function prepare(folder: string) {
  const stack = stackIn(folder);
  if (stack === undefined) return { folder, placeholders: [] };
  refuseProvisionerBlocks(stack.name, stack.folder);
  return { folder: stack.folder, placeholders: placeholderVariables(stack, {}) };
}

function stackIn(folder: string): Stack | undefined {
  const { workspace, states } = settings;
  if (`${folder}${sep}`.startsWith(`${workspace.out}${sep}`)) {
    const all = readStacks(workspace.out);
    const stack = all.find((candidate) => candidate.folder === folder);
    return stack === undefined ? undefined : isolateStack(stack, all, states);
  }
  const hasConfiguration = readdirSync(folder).some((name) => /\.(tf|tofu)(\.json)?$/.test(name));
  if (!hasConfiguration) return undefined;
  const copy = copyFolder(folder, workspace, states);
  // A stack that an app wrote elsewhere reads the states of the stacks beside it.
  const out = dirname(dirname(folder));
  if (!existsSync(join(folder, "cdk.tf.json")) || !existsSync(join(out, "manifest.json"))) return copy;
  const all = readStacks(out);
  const own = all.find((candidate) => candidate.folder === folder);
  return own === undefined ? copy : isolateStack({ ...own, folder: copy.folder }, all, states);
}
