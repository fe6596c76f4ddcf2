import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** The floors of the house, from the ground up: a file imports only from its own floor or below. */
const floors: readonly RegExp[][] = [
  [/^modules\/problem\//],
  [/^modules\/catalogue\//],
  [/^modules\/(?!problem|catalogue|cli)/],
  [/^modules\/cli\//],
  [/^constructs\/capabilities\//],
  [/^constructs\/(clouds|services|self-hosted)\//],
  [/^stacks\//],
  [/^examples\//],
];

const cloudNames = ["scaleway", "ovhcloud", "outscale"];
const mayNameCloud = (file: string, cloud: string) =>
  file.startsWith(`constructs/clouds/${cloud}/`) ||
  file === `modules/audit/clouds/${cloud}.ts` ||
  file.startsWith(`modules/audit/clouds/${cloud}/`) ||
  file === `modules/catalogue/clouds/${cloud}.ts` ||
  file.startsWith(`modules/catalogue/clouds/${cloud}/`) ||
  file === "modules/catalogue/clouds/index.ts" ||
  file === "stacks/main.ts" ||
  file.startsWith("examples/");

const sources = ["modules", "constructs", "stacks", "examples"].flatMap((folder) =>
  filesUnder(join(root, folder)),
);

describe("architecture", () => {
  it("has sources to check", () => expect(sources.length).toBeGreaterThan(10));

  it("has arrows that only point down", () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((target) => floorOf(target) > floorOf(file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("lets the command line import no construct", () => {
    const wrong = sources
      .filter((file) => file.startsWith("modules/"))
      .filter((file) => importsOf(file).some((target) => /^(constructs|stacks|examples)\//.test(target)));
    expect(wrong).toEqual([]);
  });

  it("imports bindings only in the clouds", () => {
    const wrong = sources
      .filter((file) => !file.startsWith("constructs/clouds/"))
      .filter((file) => importsOf(file).some((target) => target.startsWith(".gen/")));
    expect(wrong).toEqual([]);
  });

  it("names a cloud only in that cloud's own folders", () => {
    const wrong = sources.flatMap((file) =>
      cloudNames
        .filter((cloud) => !mayNameCloud(file, cloud))
        .filter((cloud) => codeOf(file).toLowerCase().includes(cloud))
        .map((cloud) => `${file} names ${cloud}`),
    );
    expect(wrong).toEqual([]);
  });

  it("lists the catalogue of every cloud that has one", () => {
    const folder = join(root, "modules/catalogue/clouds");
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(importsOf("modules/catalogue/clouds/index.ts")).toEqual(
      expect.arrayContaining(folders.map(({ name }) => `modules/catalogue/clouds/${name}/index.ts`)),
    );
  });

  it("imports constructs' library by its own name, so that its successor can stand in", () => {
    const wrong = sources.filter((file) => /from "cdktf\//.test(readFileSync(join(root, file), "utf8")));
    expect(wrong).toEqual([]);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/node_modules|cdktf\.out/.test(file));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map(
    (match) => match[1] ?? "",
  );
  return specifiers.map((specifier) => relative(root, resolve(root, dirname(file), specifier)));
}

function floorOf(file: string): number {
  const floor = floors.findIndex((patterns) => patterns.some((pattern) => pattern.test(file)));
  return floor;
}

/** The file without comments: a comment may say why by naming a cloud. */
function codeOf(file: string): string {
  return readFileSync(join(root, file), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "");
}
