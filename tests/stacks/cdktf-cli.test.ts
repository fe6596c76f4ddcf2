import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** A user's folder: the package's cdktf.json, whose app is found from here, and its installed libraries. */
const folder = mkdtempSync(join(tmpdir(), "sovereign-cdktf-"));

beforeAll(() => {
  const project = readFileSync(join(root, "cdktf.json"), "utf8");
  writeFileSync(
    join(folder, "cdktf.json"),
    project.replace("stacks/start.cjs", join(root, "stacks/start.cjs")),
  );
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
});

/** `sovereign rehearse -- cdktf …` with no credential in the environment. */
const cdktf = (...args: string[]) =>
  execa(
    process.execPath,
    [
      "--import",
      "tsx",
      join(root, "modules/cli/main.ts"),
      "rehearse",
      "--",
      "node_modules/.bin/cdktf",
      ...args,
    ],
    { cwd: folder, reject: false, all: true },
  );

describe("the command line of cdktf, rehearsed", { timeout: 240_000 }, () => {
  it("synthesises both stacks", async () => {
    const { exitCode, all } = await cdktf("synth");
    expect([exitCode, all]).toEqual([0, expect.stringContaining("small-scaleway-foundation")]);
  });

  it("shows what would be made", async () => {
    const { exitCode, all } = await cdktf("diff", "small-scaleway-foundation");
    expect([exitCode, all]).toEqual([
      0,
      expect.stringMatching(/Plan:\S* \d+ to add, 0 to change, 0 to destroy/),
    ]);
  });

  it("deploys both stacks, one after the other", async () => {
    const { exitCode, all } = await cdktf("deploy", "--auto-approve", "--parallelism", "1", "small-*");
    expect([exitCode, all]).toEqual([0, expect.stringMatching(/small-scaleway-compute[\s\S]*address = /)]);
  });

  it("leaves nothing in the folder", () => {
    expect(readdirSync(folder).sort()).toEqual(["cdktf.json", "node_modules"]);
  });
});
