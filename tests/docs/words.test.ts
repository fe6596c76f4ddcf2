import { describe, expect, it } from "vitest";
import { read, trackedFiles } from "./tracked-files.ts";

/** This file names what it forbids; lock files and recorded fixtures are others' words. */
const ownWords = trackedFiles.filter(
  (file) => !/^(tests\/docs\/words\.test\.ts|package-lock\.json|LICENSE|tests\/fixtures\/)/.test(file),
);

const forbidden = [
  {
    what: "a path of somebody's machine",
    pattern: /(?<![\w.~$}-])\/(?:tmp|work|farm|home\/\w+)\/[A-Za-z]/,
    shows: ["see ", "home", "ada", "x"].join("/"),
  },
  {
    what: "a package registry's host",
    pattern:
      /registry\.(?:npmjs|yarnpkg)\.|npm\.pkg\.github|files\.pythonhosted|proxy\.golang|repo1\.maven|deb\.debian/,
    shows: ["https://registry", "npmjs", "org/x"].join("."),
  },
  {
    what: "a qualification that no stack has by itself",
    pattern:
      /(?:SecNumCloud|HDS|C5|EUCS|ISO ?27001)[ -](?:compliant|certified|qualified|ready)(?! (?:on|for|offers?|regions?|services?)\b)|immune to the cloud act|(?:AI Act|GDPR|NIS ?2)[ -](?:compliant|certified)/i,
    shows: ["a SecNumCloud", "compliant stack"].join("-"),
  },
  {
    what: "a placeholder left in prose",
    pattern: /\b(?:TODO|FIXME|XXX|lorem ipsum)\b/,
    shows: "TODO: write this",
  },
] as const;

describe.each(forbidden)("$what", ({ pattern, shows }) => {
  it("is found where it is", () => expect(shows).toMatch(pattern));

  it("stands in no tracked file", () => {
    const found = ownWords.flatMap((file) =>
      read(file)
        .split("\n")
        .flatMap((line, index) =>
          pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });
});
