import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkCredentials } from "../../../modules/doctor/credentials.ts";
import { checkFiles } from "../../../modules/doctor/files.ts";

const need = {
  purpose: "the cloud's interface",
  methods: [["ID", "SECRET"], ["TOKEN"]],
  exclusive: true,
  files: ["~/.cloud/config", "./cloud.conf"],
};
const canary = "canary-0815";

function check(environment: Record<string, string>, files: readonly string[] = []) {
  const home = mkdtempSync(join(tmpdir(), "sovereign-doctor-"));
  const cwd = join(home, "project");
  for (const folder of [cwd, join(home, ".cloud")]) mkdirSync(folder);
  for (const file of files) writeFileSync(join(home, file), canary);
  const folders = { cwd, environment: { HOME: home, ...environment } };
  const result = {
    credentials: checkCredentials(need, folders, "acme"),
    files: checkFiles(
      need.files.map((path) => ({ path, effect: "is read" })),
      folders,
      "acme",
    ),
  };
  expect(JSON.stringify(result)).not.toContain("canary");
  return result;
}

describe("checkCredentials", () => {
  it.each([
    [{ ID: canary, SECRET: canary }, "ok", "ID + SECRET set (not tried)"],
    [{ TOKEN: canary }, "ok", "TOKEN set (not tried)"],
    [{ TOKEN: canary, ID: canary }, "ok", "TOKEN set (not tried)"],
    [{ ID: canary }, "problem", "ID set, SECRET missing"],
    [{}, "problem", "no keys are set: a rehearsal works, an apply does not"],
    [
      { ID: canary, SECRET: canary, TOKEN: canary },
      "problem",
      "two ways to sign in are set, which is refused: ID + SECRET; TOKEN",
    ],
  ])("judges %o", (environment, verdict, evidence) => {
    expect(check(environment as Record<string, string>).credentials).toMatchObject({ verdict, evidence });
  });

  it("does not know what a file holds that it does not open", () => {
    const { credentials, files } = check({}, [".cloud/config"]);
    expect(credentials).toMatchObject({
      verdict: "unknown",
      evidence: expect.stringContaining("not opened"),
    });
    expect(files).toMatchObject([{ id: "file:~/.cloud/config", verdict: "warning" }]);
  });
});

describe("checkFiles", () => {
  it("sees files of the home and of the current folder", () => {
    const { files } = check({}, [".cloud/config", "project/cloud.conf"]);
    expect(files.map(({ id }) => id)).toEqual(["file:~/.cloud/config", "file:./cloud.conf"]);
  });

  it("sees none where none is", () => expect(check({}).files).toEqual([]));
});
