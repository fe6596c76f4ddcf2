import { existsSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { markdownFiles, read, root } from "./tracked-files.ts";

const link = /\]\((?!https?:|mailto:)(?<path>[^)#\s]*)(?:#(?<anchor>[^)\s]+))?\)/g;

it("has documents to check", () => {
  expect(markdownFiles).toEqual(expect.arrayContaining(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]));
});

it.each(markdownFiles)("%s links to what exists", (file) => {
  expect(brokenLinks(file, read(file))).toEqual([]);
});

it("sees a missing file and a missing heading", () => {
  const text = "# Title here\n[a](#title-here) [b](#gone) [c](modules/gone.ts) [d](modules)";
  expect(brokenLinks("README.md", text)).toEqual(["#gone", "modules/gone.ts"]);
});

function brokenLinks(file: string, text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, "");
  return [...prose.matchAll(link)].flatMap((match) => {
    const { path = "", anchor } = match.groups ?? {};
    const target = path === "" ? file : relative(root, join(root, dirname(file), path));
    const there = path === "" ? text : textOf(target);
    if (there === undefined) return [path];
    return anchor === undefined || headings(there).includes(anchor) ? [] : [`${path}#${anchor}`];
  });
}

/** Empty for a folder, undefined for what does not exist. */
function textOf(target: string): string | undefined {
  const path = join(root, target);
  if (!existsSync(path)) return undefined;
  return statSync(path).isFile() ? read(target) : "";
}

/** Anchors as GitHub makes them of headings. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-"),
  );
}
