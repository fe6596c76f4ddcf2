import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { planDocument } from "../../audit/plan-of.ts";
import { sovereign } from "../sovereign.ts";

let cwd = "";
const aiAct = (...args: string[]) => sovereign(["ai-act", ...args], { cwd });
const logs = {
  address: "scaleway_cockpit_source.l",
  values: { type: "logs", retention_days: 31, region: "fr-par" },
};

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "sovereign-ai-act-"));
  writeFileSync(join(cwd, "plan.json"), JSON.stringify(planDocument([logs])));
  writeFileSync(join(cwd, "half.json"), JSON.stringify(planDocument([logs], { complete: false })));
  writeFileSync(join(cwd, "notes.md"), "# notes");
});

describe("sovereign ai-act", () => {
  it("lists what the plan shows and what it cannot show, in French first", async () => {
    const { code, stdout, stderr } = await aiAct("plan.json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("31 jours : moins de six mois");
    expect(stdout).toContain(
      "### Art. 26(6) : Les journaux sous votre contrôle sont gardés six mois au moins\n\nun point en échec",
    );
    expect(stdout).toContain("Un plan ne peut montrer : qui surveille.");
  });

  it("takes several plans, and prints JSON or a page", async () => {
    const { stdout } = await aiAct("plan.json", "plan.json", "--format", "json");
    const { format, plans } = JSON.parse(stdout);
    expect([format, plans.length]).toEqual(["sovereign-ai-act/1", 2]);
    await aiAct("plan.json", "--format", "html", "--output", "list.html", "--language", "en");
    expect(readFileSync(join(cwd, "list.html"), "utf8")).toContain("shorter than six months");
  });

  it.each([
    ["no plan", [], /missing required argument 'plans'/],
    ["a plan that is not there", ["gone.json"], /gone\.json/],
    ["something else than a plan", ["notes.md"], /notes\.md: this is not JSON/],
    ["half a plan", ["half.json"], /half\.json: .*incomplete/],
    ["an unknown format", ["plan.json", "--format", "csv"], /--format: .*allowed: markdown, html, json/],
  ])("refuses %s in one line", async (_, args, message) => {
    const { code, stdout, stderr } = await aiAct(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
