import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { planDocument } from "../../audit/plan-of.ts";
import { sovereign } from "../sovereign.ts";

const example = resolve(import.meta.dirname, "../../../../examples/diagnosis-acme.yaml");
const canary = "Canary-3xP0sed";
let cwd = "";
const register = (...args: string[]) => sovereign(["register", ...args], { cwd });

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "sovereign-register-"));
  writeFileSync(join(cwd, "acme.yaml"), readFileSync(example, "utf8"));
  writeFileSync(
    join(cwd, "plan.json"),
    JSON.stringify(
      planDocument([{ address: "scaleway_rdb_instance.d", values: { region: "fr-par", password: canary } }]),
    ),
  );
});

describe("sovereign register", () => {
  it.each(["markdown", "html", "csv", "json"])(
    "drafts from answers and a plan as %s, in French first, and masks",
    async (format) => {
      const { code, stdout, stderr } = await register("acme.yaml", "plan.json", "--format", format);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).not.toContain(canary);
      expect(stdout).toMatch(format === "json" ? /"draft": true/ : /BROUILLON/);
      expect(stdout).toMatch(format === "json" ? /"toComplete": true/ : /à compléter/);
      expect(stdout).toContain("Recrutement");
      expect(stdout).toContain("plan.json#/resource_changes/0");
    },
  );

  it("drafts from a plan alone, in English where asked", async () => {
    const { code, stdout } = await register("plan.json", "--language", "en");
    expect(code).toBe(0);
    expect(stdout).toContain("| (a) Controller | **[to be completed]** |");
  });

  it.each([
    ["no file", [], /missing required argument 'files'/],
    ["two questionnaires", ["acme.yaml", "other.yaml"], /of one organisation.*got acme\.yaml, other\.yaml/],
    ["a questionnaire that is not there", ["gone.yml"], /gone\.yml: the questionnaire cannot be read/],
    ["a plan that is not there", ["acme.yaml", "gone.json"], /gone\.json/],
    ["an unknown format", ["acme.yaml", "--format", "ods"], /--format: .*allowed: markdown, html, csv, json/],
  ])("refuses %s in one line", async (_, args, message) => {
    const { code, stdout, stderr } = await register(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
