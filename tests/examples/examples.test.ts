import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => existsSync(join(entry.parentPath, entry.name, "cdktf.json")))
  .map(({ name }) => name);

/** The example as somebody who forks it has it: a folder of its own beside installed libraries. */
function fork(example: string): string {
  const folder = mkdtempSync(join(tmpdir(), "sovereign-example-"));
  cpSync(join(root, "examples", example), folder, { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Runs a file in the fork; the package's name means this repository's sources. */
const inFork = (cwd: string, ...args: string[]) =>
  execa(process.execPath, ["--import", "tsx", ...args], {
    cwd,
    env: { TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
    reject: false,
    all: true,
  });

describe.each(examples)("the example %s", { timeout: 120_000 }, (example) => {
  const folder = fork(example);

  it("writes its stacks", async () => {
    const { exitCode, all } = await inFork(folder, "main.ts");
    expect([exitCode, all]).toEqual([0, ""]);
    expect(readdirSync(join(folder, "cdktf.out/stacks")).length).toBeGreaterThan(0);
  });

  it("is planned, applied, found unchanged and destroyed by a rehearsal", async () => {
    const { exitCode, all } = await inFork(folder, join(root, "modules/cli/main.ts"), "rehearse");
    expect([exitCode, all]).toEqual([0, expect.stringMatching(/(\d+) of \1 stacks rehearsed/)]);
  });

  it("cannot be applied for real as it is", () => {
    for (const stack of readdirSync(join(folder, "cdktf.out/stacks"))) {
      const { variable } = JSON.parse(
        readFileSync(join(folder, "cdktf.out/stacks", stack, "cdk.tf.json"), "utf8"),
      );
      expect(variable.sovereign_rehearsal.validation).toHaveLength(1);
    }
  });

  it("has a page that names each of its files", () => {
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    const sources = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    expect(sources.filter((file) => !readme.includes(file))).toEqual([]);
  });

  it("asks for the package in the version that this is", () => {
    const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    expect(dependencies["sovereign-ai-stack"]).toBe(`^${own.version}`);
  });
});
