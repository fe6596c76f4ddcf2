import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { run } from "../../../../modules/cli/run.ts";

it("leads a newcomer from settings to rehearsed, audited and compared plans, in an empty folder", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "tour-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const stdout = new PassThrough();
  const printed = text(stdout);
  const stderr = new PassThrough();
  stderr.resume();
  const { PATH, HOME } = process.env;
  await run(["tour"], { stdout, stderr, cwd, env: { PATH, HOME } });
  stdout.end();
  const lines = (await printed).split("\n");
  const commands = lines.filter((line) => line.startsWith("$ sovereign ")).map((line) => line.split(" ")[2]);
  expect(commands).toEqual(["rehearse", "audit", "audit", "rehearse", "diff", "diff"]);
  expect(lines.filter((line) => /^2 of 2 stacks rehearsed/.test(line))).toHaveLength(2);
  expect(lines).toContainEqual(expect.stringMatching(/^CONTROLS LOST/));
  expect(lines).toContainEqual(expect.stringMatching(/^Next: /));
  const plan = join(cwd, "rehearsal", "as-it-is", "small-scaleway-foundation", "plan.json");
  expect(existsSync(plan)).toBe(true);
}, 120_000);
