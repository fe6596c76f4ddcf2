import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isRehearsed } from "../../../modules/rehearsal/marker.ts";
import { sovereign } from "./sovereign.ts";

const cwd = mkdtempSync(join(tmpdir(), "tour-test-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe("sovereign tour", () => {
  it("shows the main job from settings to two compared plans, in at most 60 lines", {
    timeout: 120_000,
  }, async () => {
    const { code, stdout, stderr } = await sovereign(["tour"], { cwd });
    expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
    expect([...stdout.matchAll(/^\d\. (\w+)/gm)].map(([, title]) => title)).toEqual([
      "Settings",
      "Rehearsal",
      "Audit",
      "Comparison",
    ]);
    expect(stdout).toMatch(/2 of 2 stacks rehearsed/);
    expect(stdout).toMatch(/foundation: \d+ passed, \d+ failed, \d+ unknown/);
    // The weaker settings are noticed.
    expect(stdout).toMatch(/foundation: [1-9]\d* lost, 0 gained/);
    expect(stdout).toContain("- lost: ");
    expect(stdout.split("\n").length).toBeLessThanOrEqual(60);
    const plans = [...stdout.matchAll(/rehearsal\/\S+\/plan\.json/g)].map(([plan]) => plan);
    expect(new Set(plans).size).toBe(4);
    for (const plan of plans) {
      expect(isRehearsed(JSON.parse(readFileSync(join(cwd, plan), "utf8")))).toBe(true);
    }
  });
});
