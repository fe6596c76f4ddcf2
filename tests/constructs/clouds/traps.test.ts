import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
const clouds = readdirSync(join(root, "constructs/clouds"));

it.each(clouds)("names a test that exists for every trap of %s", (cloud) => {
  const folder = join(import.meta.dirname, cloud);
  const tests = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  const traps = trapsOf(readFileSync(join(root, "constructs/clouds", cloud, "README.md"), "utf8"));
  expect(traps.length).toBeGreaterThan(45);
  const missing = traps.filter(
    ({ test }) => !(test.startsWith("tests/") ? existsSync(join(root, test)) : tests.includes(`"${test}"`)),
  );
  expect(missing).toEqual([]);
});

/** The rows of the table "trap, where it is closed, test". */
function trapsOf(readme: string) {
  return readme
    .slice(readme.indexOf("## Traps"), readme.indexOf("Not ours to close"))
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (trap|-)/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, trap = "", , test = ""]) => ({ trap, test: /`([^`]+)`/.exec(test)?.[1] ?? "" }));
}
