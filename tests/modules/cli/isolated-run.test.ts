import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
const fixtures = join(root, "tests/fixtures/rehearsal");
const program = ["--import", import.meta.resolve("tsx"), join(root, "modules/cli/main.ts")];
const acme = ["--dir", join(fixtures, "acme"), "--schema", join(fixtures, "acme-schema.json")];

const scratch = mkdtempSync(join(tmpdir(), "isolated-run-test-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** An own folder for temporary files, to see what is left in it. */
function temporary(name: string): NodeJS.ProcessEnv {
  mkdirSync(join(scratch, name));
  return { ...process.env, TMPDIR: join(scratch, name) };
}

const leftIn = (name: string) => readdirSync(join(scratch, name)).filter((file) => !file.startsWith("tsx-"));

const namespaces = spawnSync("unshare", ["-rn", "true"]).status === 0;

describe("a rehearsal in an empty network namespace", () => {
  it.skipIf(!namespaces)(
    "needs no network at all (skipped where `unshare -rn` is not allowed)",
    { timeout: 120_000 },
    () => {
      const inside = ["-rn", process.execPath, ...program, "rehearse"];
      const plain = execFileSync("unshare", [...inside, ...acme], {
        encoding: "utf8",
        env: temporary("down"),
      });
      expect(plain).toContain("the loopback interface is down");
      expect(plain).toMatch(/^acme +3 .* ok$/m);
      const app = execFileSync("unshare", inside, {
        encoding: "utf8",
        env: temporary("app"),
        cwd: join(fixtures, "two-stacks"),
      });
      expect(app).toContain("2 of 2 stacks rehearsed");
      expect(leftIn("down")).toEqual([]);
      expect(leftIn("app")).toEqual([]);
    },
  );
});

describe("an interrupted rehearsal", () => {
  it("ends its own children, removes its folders and exits with 130", { timeout: 120_000 }, async () => {
    const app = join(scratch, "slow-app");
    mkdirSync(app);
    // The app says its process id by a file, and would run for a minute.
    writeFileSync(join(app, "cdktf.json"), JSON.stringify({ app: "node main.cjs; true" }));
    writeFileSync(
      join(app, "main.cjs"),
      `require("node:fs").writeFileSync("pid", String(process.pid)); setTimeout(() => {}, 60_000);`,
    );
    const child = spawn(process.execPath, [...program, "rehearse"], {
      cwd: app,
      env: temporary("interrupted"),
    });
    const said = new Promise<string>((done) => {
      let text = "";
      child.stderr.on("data", (chunk) => {
        text += chunk;
      });
      child.stderr.on("end", () => done(text));
    });
    const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    const pid = await until(() => readdirSync(app).includes("pid") && Number(read(join(app, "pid"))));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(await said).toBe("sovereign: interrupted; nothing was left behind\n");
    expect(leftIn("interrupted")).toEqual([]);
    await until(() => !isAlive(pid) || undefined);
  });
});

const read = (file: string) => readFileSync(file, "utf8");

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until<T>(attempt: () => T | undefined | false | 0): Promise<T> {
  for (const start = Date.now(); Date.now() - start < 20_000; ) {
    const found = attempt();
    if (found) return found;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error("this never came");
}
