import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { findCloud } from "../../../../modules/catalogue/clouds.ts";
import { run } from "../../../../modules/cli/run.ts";
import { loadSettings } from "../../../../stacks/load-settings.ts";
import { choices } from "../../../../stacks/main.ts";
import { settingsJsonSchema } from "../../../../stacks/settings.ts";

/** `sovereign init …` in a fresh or given folder: exit code, streams and the folder. */
async function init(args: readonly string[], cwd = mkdtempSync(join(tmpdir(), "sovereign-init-"))) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const code = await run(["init", ...args], { cwd, stdout, stderr });
  const textOf = (stream: PassThrough) => String(stream.read() ?? "");
  return { code, out: textOf(stdout), err: textOf(stderr), cwd, file: join(cwd, "sovereign.yaml") };
}

describe("sovereign init", () => {
  it("writes settings that the stacks accept as they are", async () => {
    const { code, out, cwd, file } = await init([]);
    expect(code).toBe(0);
    expect(out).toContain("Wrote sovereign.yaml");
    expect(loadSettings(cwd, {}, choices)).toMatchObject([
      { name: "acme", size: "micro", cloud: "scaleway", region: "fr-par", zone: "fr-par-2" },
    ]);
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S*sovereign\.schema\.json\n/);
    expect(text).not.toMatch(/<\w+>|undefined/);
  });

  it.each(
    Object.keys(choices.sizes).flatMap((size) => choices.clouds.map((cloud) => [size, cloud] as const)),
  )("writes accepted settings for %s on %s", async (size, cloud) => {
    const { cwd } = await init(["--size", size, "--cloud", cloud, "--name", "acme-lab"]);
    expect(loadSettings(cwd, {}, choices)).toMatchObject([{ name: "acme-lab", size, cloud }]);
  });

  it("shows every setting that there is", async () => {
    const { file } = await init([]);
    const text = readFileSync(file, "utf8");
    const { deployments } = settingsJsonSchema(choices).properties as {
      deployments: { items: { properties: Record<string, unknown> } };
    };
    const missing = Object.keys(deployments.items.properties).filter(
      (key) => !new RegExp(`^[ -]*(# )?${key}:`, "m").test(text),
    );
    expect(missing).toEqual([]);
  });

  it("takes a region, and its zone with the most GPU machines", async () => {
    const { cwd } = await init(["--region", "pl-waw"]);
    expect(loadSettings(cwd, {}, choices)).toMatchObject([{ region: "pl-waw", zone: "pl-waw-2" }]);
  });

  it("never replaces a file that is there, unless forced", async () => {
    const first = await init([]);
    writeFileSync(first.file, "mine\n");
    const second = await init([], first.cwd);
    expect(second.code).toBe(2);
    expect(second.err).toBe(
      "sovereign: sovereign.yaml: is there already and was left alone; fix: add --force to replace it\n",
    );
    expect(readFileSync(first.file, "utf8")).toBe("mine\n");
    expect((await init(["--force"], first.cwd)).code).toBe(0);
    expect(loadSettings(first.cwd, {}, choices)).toHaveLength(1);
  });

  it.each(choices.clouds)(
    "fills in what %s asks for, so that its stack can be built at once",
    async (cloud) => {
      const { code, cwd } = await init(["--cloud", cloud]);
      expect(code).toBe(0);
      const [deployment] = loadSettings(cwd, {}, choices);
      const { project, services } = findCloud(cloud)?.settingsExample ?? {};
      expect(deployment).toMatchObject({ cloud, project, services: services ?? {} });
    },
  );

  it("names everything that is wrong, and writes nothing", async () => {
    const { code, err, cwd } = await init(["--size", "huge", "--cloud", "nowhere", "--name", "A"]);
    expect(code).toBe(2);
    expect(err).toBe(
      [
        'sovereign: --size: is not accepted, got "huge"; allowed: micro, small, medium',
        `sovereign: --cloud: is not accepted, got "nowhere"; allowed: ${choices.clouds.join(", ")}`,
        'sovereign: --name: is not accepted, got "A"; allowed: 3 to 24 of a–z, 0–9 and "-", starting with a letter',
        "",
      ].join("\n"),
    );
    expect(() => readFileSync(join(cwd, "sovereign.yaml"))).toThrow("ENOENT");
  });

  it("refuses a region that sells no GPU machine", async () => {
    const { code, err } = await init(["--region", "nl-ams"]);
    expect(code).toBe(2);
    expect(err).toContain('--region: is not accepted, got "nl-ams"; allowed: fr-par, pl-waw');
  });

  it("says when the folder cannot be written", async () => {
    const { code, err } = await init([], "/nonexistent");
    expect(code).toBe(2);
    expect(err).toBe(
      "sovereign: sovereign.yaml: cannot be written, got ENOENT; fix: make the folder writable\n",
    );
  });
});
