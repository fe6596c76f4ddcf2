import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readStacks, selectStacks } from "../../../../modules/rehearsal/run/stacks.ts";

const out = mkdtempSync(join(tmpdir(), "stacks-test-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

function manifest(dependencies: Readonly<Record<string, readonly string[]>>) {
  const stacks = Object.entries(dependencies).map(([name, others]) => [
    name,
    { name, workingDirectory: `stacks/${name}`, dependencies: others },
  ]);
  writeFileSync(join(out, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(stacks) }));
}

const names = (stacks: readonly { readonly name: string }[]) => stacks.map(({ name }) => name);

describe("stacks", () => {
  it("come after those they depend on, whatever the manifest's order", () => {
    manifest({ c: ["b", "a"], b: ["a"], a: [], d: [] });
    expect(names(readStacks(out))).toEqual(["a", "b", "c", "d"]);
    expect(readStacks(out)[0]?.folder).toBe(join(out, "stacks/a"));
  });

  it("are selected by name or pattern, with what they depend on", () => {
    manifest({ "a-compute": ["a-foundation"], "a-foundation": [], "b.x": [], bzx: [] });
    const stacks = readStacks(out);
    expect(names(selectStacks(stacks, []))).toHaveLength(4);
    expect(names(selectStacks(stacks, ["a-foundation"]))).toEqual(["a-foundation"]);
    expect(names(selectStacks(stacks, ["*-compute"]))).toEqual(["a-foundation", "a-compute"]);
    expect(names(selectStacks(stacks, ["b.x"]))).toEqual(["b.x"]);
    expect(() => selectStacks(stacks, ["a-fundation"])).toThrow(/did you mean a-foundation\?/);
  });

  it("that depend on each other are refused, and so is an app that wrote none", () => {
    manifest({ a: ["b"], b: ["a"] });
    expect(() => readStacks(out)).toThrow(/depend on each other, got a → b → a/);
    expect(() => readStacks(join(out, "empty"))).toThrow(/wrote no manifest.json/);
  });
});
