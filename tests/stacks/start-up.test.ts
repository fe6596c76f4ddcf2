import { resolve } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Files that a program has loaded in the end, as paths below the repository. */
async function loadedBy(program: string): Promise<string[]> {
  const list = `console.log(JSON.stringify(Object.keys(require.cache)))`;
  const { stdout } = await execa(process.execPath, ["--require", "tsx/cjs", "-e", `${program}; ${list}`], {
    cwd: root,
  });
  return (JSON.parse(stdout) as string[]).map((file) => file.slice(root.length + 1));
}

it("imports the package without the libraries that only settings and nodes need", async () => {
  const loaded = await loadedBy('require("./stacks/index.ts")');
  expect(loaded).toContain("stacks/index.ts");
  expect(loaded.filter((file) => /^node_modules\/(zod|yaml)\//.test(file))).toEqual([]);
});

it("imports the app without a cloud: only those that deployments name are loaded", async () => {
  const loaded = await loadedBy('require("./stacks/main.ts")');
  expect(loaded).toContain("stacks/main.ts");
  expect(loaded.filter((file) => file.startsWith("constructs/clouds/"))).toEqual([]);
});
