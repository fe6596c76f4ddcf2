import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writePluginMirror } from "../../../../../modules/rehearsal/provider/plugin/mirror.ts";
import { servePlugin } from "../../../../../modules/rehearsal/provider/plugin/serve.ts";
import { everyNesting, everyNestingConfiguration } from "../every-nesting.ts";
import { runTerraform } from "../terraform.ts";

describe("plugin files in a mirror, started by the real terraform", () => {
  const folder = mkdtempSync(join(tmpdir(), "plugin-test-"));
  const socketFolder = join(folder, "sockets");
  let settings = "";
  beforeAll(async () => {
    settings = await writePluginMirror(join(folder, "it's a mirror"), [everyNesting]);
    writeFileSync(join(folder, "main.tf"), everyNestingConfiguration);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("initialises, applies, plans nothing, destroys, and leaves no process or socket", {
    timeout: 120_000,
  }, async () => {
    mkdirSync(socketFolder);
    const run = (...args: string[]) =>
      runTerraform(folder, { TF_CLI_CONFIG_FILE: settings, TMPDIR: socketFolder }, args);
    for (const args of [
      ["init"],
      ["apply", "-auto-approve"],
      ["plan", "-detailed-exitcode"],
      ["destroy", "-auto-approve"],
    ]) {
      const { exitCode, output } = await run(...args);
      expect(exitCode, output).toBe(0);
    }
    expect(readdirSync(socketFolder).filter((name) => name.startsWith("rehearsal-"))).toEqual([]);
  });

  it("says who starts it when a person does", () => {
    expect(() => servePlugin(everyNesting, { env: {}, print: () => {}, exit: () => {} })).toThrow(
      "terraform starts it, a person does not",
    );
  });
});
