import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../../..");
const readme = readFileSync(join(root, "constructs/clouds/ovhcloud/README.md"), "utf8");
const tests = readdirSync(import.meta.dirname)
  .filter((file) => file !== "readme.test.ts")
  .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
  .join("\n");
const traps = readme
  .slice(readme.indexOf("## Traps"), readme.indexOf("Not ours to close"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (trap|-)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

it("names a test that exists for every trap", () => {
  expect(traps.length).toBeGreaterThan(45);
  const missing = traps
    .map(([, trap = "", , test = ""]) => ({ trap, named: /`([^`]+)`/.exec(test)?.[1] ?? "" }))
    .filter(
      ({ named }) =>
        !(named.startsWith("tests/") ? existsSync(join(root, named)) : tests.includes(`"${named}"`)),
    );
  expect(missing).toEqual([]);
});
