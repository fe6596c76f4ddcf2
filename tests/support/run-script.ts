import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a script did: its end, what it wrote, and every call of a stand-in with its arguments. */
export interface ScriptRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly calls: readonly string[];
}

/**
 * Runs a shell script with stand-ins for the commands that reach a cloud: nothing else that could is on the PATH. A
 * stand-in's body sees the arguments and decides what it answers; every call is recorded.
 */
export function runScript(
  script: string,
  standIns: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): ScriptRun {
  const folder = mkdtempSync(join(tmpdir(), "script-"));
  const log = join(folder, "calls");
  try {
    writeFileSync(log, "");
    for (const [name, body] of Object.entries(standIns)) {
      const file = join(folder, name);
      writeFileSync(file, `#!/bin/sh\necho "${name} $*" >>${log}\n${body}\n`);
      chmodSync(file, 0o755);
    }
    const { status, stdout, stderr } = spawnSync("/bin/sh", ["-s"], {
      input: script,
      cwd: folder,
      encoding: "utf8",
      timeout: 20_000,
      env: { ...env, PATH: `${folder}:/usr/local/bin:/usr/bin:/bin`, TMPDIR: folder },
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
