import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a script did: its end, what it wrote, and every call of a stand-in with its arguments. */
export interface ScriptRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly calls: readonly string[];
}

/** Commands of a script that reach nobody. */
const harmless = ["cat", "date", "grep", "gzip", "jq", "mktemp", "rm", "touch"];

const find = (command: string) =>
  spawnSync("/bin/sh", ["-c", `command -v ${command}`], { encoding: "utf8" }).stdout.trim();

/** Scripts that read JSON need it; it is no part of Node.js. */
export const hasJq = find("jq") !== "";

/**
 * Runs a shell script with stand-ins for the commands that reach a cloud; no other command that could is on the PATH.
 * A stand-in's body sees the arguments and decides what it answers; every call is recorded. Nobody sleeps.
 */
export function runScript(
  script: string,
  standIns: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): ScriptRun {
  const folder = mkdtempSync(join(tmpdir(), "script-"));
  const [path, log] = [join(folder, "bin"), join(folder, "calls")];
  try {
    mkdirSync(path);
    writeFileSync(log, "");
    for (const command of harmless.filter((each) => find(each) !== "")) {
      symlinkSync(find(command), join(path, command));
    }
    for (const [name, body] of Object.entries({ sleep: ":", ...standIns })) {
      const file = join(path, name);
      writeFileSync(file, `#!/bin/sh\necho "${name} $*" >>${log}\n${body}\n`);
      chmodSync(file, 0o755);
    }
    const { status, stdout, stderr } = spawnSync("/bin/sh", ["-s"], {
      input: script,
      cwd: folder,
      encoding: "utf8",
      timeout: 20_000,
      env: { ...env, PATH: path, TMPDIR: folder },
    });
    const calls = readFileSync(log, "utf8").split("\n").filter(Boolean);
    return { exitCode: status, output: `${stdout}${stderr}`, calls };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A script of a synthesized output as the shell gets it: references filled in, escapes of Terraform undone. */
export const asApplied = (script: string, reference = "id-0001"): string =>
  script
    .replace(/(?<!\$)\$\{[^}]*\}/g, reference)
    .replaceAll("$${", "${")
    .replaceAll("%%{", "%{");
