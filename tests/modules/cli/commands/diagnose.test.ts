import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { costsOf } from "../../../../modules/cli/reference-costs.ts";
import { planDocument } from "../../audit/plan-of.ts";
import { sovereign } from "../sovereign.ts";

const example = resolve(import.meta.dirname, "../../../../examples/diagnosis-acme.yaml");
const canary = "Canary-3xP0sed";
let cwd = "";
const on = ["--on", "2026-11-24"];
const diagnose = (...args: string[]) => sovereign(["diagnose", ...args], { cwd });

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "sovereign-diagnose-"));
  writeFileSync(join(cwd, "acme.yaml"), readFileSync(example, "utf8"));
  writeFileSync(
    join(cwd, "plan.json"),
    JSON.stringify(
      planDocument([
        { address: "scaleway_rdb_instance.d", values: { region: "fr-par", password: canary } },
        {
          address: "scaleway_cockpit_source.l",
          values: { type: "logs", retention_days: 31, region: "fr-par" },
        },
      ]),
    ),
  );
  // No AI in use: no stack is proposed, so none has to be written and priced.
  writeFileSync(
    join(cwd, "mail.yaml"),
    "organisation: {name: Acme, country: FR, people: 4}\ntools: [{tool: Zoom, use: meetings, data: [personal]}]\n",
  );
  writeFileSync(
    join(cwd, "wrong.yaml"),
    "organisation: {name: Acme, country: FR}\ntools: [{tool: X, use: meil, data: [personal]}]\n",
  );
  writeFileSync(
    join(cwd, "secret.yaml"),
    `organisation: {name: Acme, country: FR, people: 4}\npassword: ${canary}\n`,
  );
});

describe("sovereign diagnose", () => {
  it("diagnoses the example in French, with the cost of the stacks of this package", async () => {
    const { code, stdout, stderr } = await diagnose("acme.yaml", "plan.json", ...on);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^# Diagnostic de souveraineté – Acme\n/);
    expect(stdout).toMatch(
      /Proposition : pile small chez [\w ]+, modèle mistral-small-3\.2-24b : de [\d\s]+ à [\d\s]+ € par mois/,
    );
    expect(stdout).toContain("`logs-kept-six-months`");
    expect(stdout).not.toContain(canary);
  }, 60_000);

  it("says the same as JSON and as a page, and writes it into a file", async () => {
    const { stdout } = await diagnose("mail.yaml", "plan.json", ...on, "--format", "json");
    const diagnosis = JSON.parse(stdout);
    expect(diagnosis).toMatchObject({ format: "sovereign-diagnosis/1", onDay: "2026-11-24" });
    expect(diagnosis.dependencies).toHaveLength(2);
    expect(stdout).not.toContain(canary);
    const written = await diagnose(
      "mail.yaml",
      ...on,
      "--format",
      "html",
      "--language",
      "en",
      "--output",
      "d.html",
    );
    expect(written).toMatchObject({ code: 0, stdout: "d.html is written.\n" });
    expect(readFileSync(join(cwd, "d.html"), "utf8")).toMatch(/<html lang="en">/);
  }, 60_000);

  it("goes on without the cost of the stacks where their app cannot run, and says why", async () => {
    const env = { ...process.env, NODE_OPTIONS: "--no-such-option" };
    const { code, stdout, stderr } = await sovereign(["diagnose", "acme.yaml", ...on], { cwd, env });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^sovereign: the reference stacks could not be written here.*: .*no-such-option/);
    expect(stdout).toMatch(/Proposition : pile small chez [\w ]+, modèle mistral-small-3\.2-24b\.\n/);
  }, 60_000);

  it("prints a questionnaire that it accepts", async () => {
    const { code, stdout } = await diagnose("--template");
    expect(code).toBe(0);
    writeFileSync(join(cwd, "started.yaml"), stdout);
    expect(await sovereign(["register", "started.yaml"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  }, 60_000);

  it.each([
    ["no questionnaire", [], /no questionnaire is named.*--template/],
    [
      "a questionnaire that is not there",
      ["gone.yaml"],
      /gone\.yaml: the questionnaire cannot be read \(ENOENT\)/,
    ],
    [
      "a questionnaire with mistakes, all at once",
      ["wrong.yaml"],
      /organisation\.people: is missing.*\n.*did you mean "mail"/,
    ],
    [
      "a plan for a questionnaire",
      ["plan.json"],
      /plan\.json: this is a plan, where a questionnaire is wanted/,
    ],
    ["a questionnaire for a plan", ["acme.yaml", "wrong.yaml"], /wrong\.yaml: this is not JSON/],
    [
      "an unknown format",
      ["acme.yaml", "--format", "pdf"],
      /--format: .*got pdf; allowed: markdown, html, json/,
    ],
    ["an unknown language", ["acme.yaml", "--language", "de"], /--language: .*allowed: fr, en/],
    ["a day that is none", ["acme.yaml", "--on", "2026-02-30"], /--on: this is no day/],
    [
      "a folder that is not there",
      ["mail.yaml", "--output", "gone/d.md"],
      /--output: it cannot be written \(ENOENT\)/,
    ],
  ])(
    "refuses %s in one line each, without a stack trace",
    async (_, args, message) => {
      const { code, stdout, stderr } = await diagnose(...args);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
    60_000,
  );

  it("refuses a secret by its line and does not repeat it", async () => {
    const { code, stderr } = await diagnose("secret.yaml");
    expect([code, stderr]).toEqual([2, expect.stringContaining("secret.yaml:2")]);
    expect(stderr).not.toContain(canary);
  });
});

describe("what the reference stacks cost", () => {
  it("is summed over the stacks of a deployment, with what is unknown", () => {
    const machine = (name: string, type: string) => ({
      name,
      resources: [
        { address: "scaleway_instance_server.s", type: "scaleway_instance_server", values: { type } },
        { address: "acme_thing.t", type: "acme_thing", values: {} },
      ],
    });
    const stacks = [
      machine("small-scaleway-foundation", "L4-1-24G"),
      machine("small-scaleway-compute", "L4-1-24G"),
      machine("smaller-scaleway-x", "L4-1-24G"),
    ];
    const [cost, ...others] = costsOf(stacks, "2026-11-24");
    expect(others).toEqual([]);
    expect(cost).toMatchObject({ size: "small", cloud: "scaleway", unknownLines: 2 });
    expect(cost?.lowEur).toBeCloseTo(2 * 730 * 0.7875 * 0.98, 0);
  });
});
