import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Writable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../modules/cli/run.ts";
import { planDocument } from "./plan-of.ts";

const root = resolve(import.meta.dirname, "../../..");
const real = join(root, "tests/fixtures/real-plans/scaleway/plan.json");
const canaries = ["Abcdefgh12345678!", "Canary-3xP0sed", "CanaryKeyBody"];
let folder = "";
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "audit-"));
  const secretive = planDocument(
    [
      {
        address: "scaleway_instance_server.s",
        values: {
          name: canaries[1],
          cloud_init: `#cloud-config\n-----BEGIN PRIVATE KEY-----\n${canaries[2]}\n-----END PRIVATE KEY-----\npassword: ${canaries[1]}\n`,
        },
      },
      { address: "scaleway_rdb_instance.d", values: { password: canaries[1], user_name: canaries[1] } },
    ],
    { output_changes: { o: { after: canaries[1], before: null, after_sensitive: true } } },
  );
  writeFileSync(file("secretive.json"), JSON.stringify(secretive));
  const good = planDocument([
    { address: "scaleway_vpc_acl.a", values: { default_policy: "drop", region: "fr-par" } },
    { address: "scaleway_cockpit_source.l", values: { type: "logs", retention_days: 183, region: "fr-par" } },
  ]);
  writeFileSync(file("good.json"), JSON.stringify(good));
  writeFileSync(
    file("vague.json"),
    JSON.stringify(planDocument([{ address: "scaleway_vpc_acl.a", unknown: { default_policy: true } }])),
  );
  writeFileSync(
    file("foreign.json"),
    JSON.stringify(planDocument([{ address: "acme_thing.a", provider: "h/acme/acme" }])),
  );
  writeFileSync(file("cut.json"), JSON.stringify(good).slice(0, 400));
});

async function sovereign(...argv: string[]) {
  const outputs = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") =>
    new Writable({
      write(chunk, _encoding, done) {
        outputs[name] += String(chunk);
        done();
      },
    });
  const exitCode = await run(argv, { stdout: sink("stdout"), stderr: sink("stderr"), cwd: folder });
  return { exitCode, ...outputs };
}

describe("sovereign audit", () => {
  it("exits 1 when a rule failed, and says what, where and what to do", async () => {
    const { exitCode, stdout } = await sovereign("audit", real);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("logs-kept-six-months");
    expect(stdout).toContain("/resource_changes/9/change/after/retention_days");
    expect(stdout).toContain("→ Set the retention to 183 days or more");
  });

  it("keeps to 80 columns and is not coloured when it is no terminal", async () => {
    const { stdout } = await sovereign("audit", real, "--all");
    expect(stdout).not.toContain("\u001b[");
    const long = stdout.split("\n").filter((line) => line.length > 80 && line.trim().includes(" "));
    expect(long).toEqual([]);
  });

  it("speaks French", async () => {
    const { stdout } = await sovereign("audit", real, "--language", "fr");
    expect(stdout).toContain("Les journaux sont gardés au moins 183 jours");
    expect(stdout).toContain("ÉCHECS");
  });

  it("exits 0 when none did", async () => expect((await sovereign("audit", "good.json")).exitCode).toBe(0));

  it("exits 3 when too much is unknown, by a limit that can be set", async () => {
    expect((await sovereign("audit", "vague.json")).exitCode).toBe(3);
    expect((await sovereign("audit", "vague.json", "--max-unknown", "100")).exitCode).toBe(0);
  });

  it("fails from the severity on that is asked for", async () => {
    writeFileSync(
      file("low.json"),
      JSON.stringify(planDocument([{ address: "scaleway_secret.s", values: { region: "fr-par" } }])),
    );
    expect((await sovereign("audit", "low.json")).exitCode).toBe(1);
    expect(
      (await sovereign("audit", "low.json", "--fail-on", "medium", "--max-unknown", "100")).exitCode,
    ).toBe(0);
  });

  it("exits 3 when no rule looks at anything: silence is no pass", async () => {
    const { exitCode, stdout } = await sovereign("audit", "foreign.json");
    expect(exitCode).toBe(3);
    expect(stdout).toContain("acme_thing");
  });

  it.each([
    [["audit", "missing.json"], "no such file"],
    [["audit", "cut.json"], "cut off"],
    [["audit", "."], "folder"],
    [["audit", "good.json", "--format", "pdf"], "allowed: text, json"],
    [["audit", "good.json", "--max-unknown", "many"], "allowed: 0 to 100"],
    [["diff", "good.json"], "missing required argument"],
  ])("exits 2 for %j", async (argv, message) => {
    const { exitCode, stderr, stdout } = await sovereign(...argv);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe("");
  });

  it("reads standard input", () => {
    const { status, stdout } = spawnSync("node", ["--import", "tsx", "modules/cli/main.ts", "audit", "-"], {
      cwd: root,
      input: readFileSync(file("good.json")),
      encoding: "utf8",
    });
    expect(stdout).toContain("Audit of -");
    expect(status).toBe(0);
  });

  it("says first that a plan was rehearsed", async () => {
    const document = JSON.parse(readFileSync(file("good.json"), "utf8"));
    document.planned_values.root_module.resources = [
      { address: "scaleway_vpc_acl.a", schema_version: 1_000_000_001 },
    ];
    writeFileSync(file("rehearsed.json"), JSON.stringify(document));
    expect((await sovereign("audit", "rehearsed.json")).stdout.split("\n")[0]).toContain("REHEARSED");
    expect(
      JSON.parse((await sovereign("audit", "rehearsed.json", "--format", "json")).stdout).source.rehearsed,
    ).toBe(true);
  });
});

describe("every output", () => {
  it.each([
    ["audit", "--format", "text", "--all"],
    ["audit", "--format", "json"],
    ["audit", "--format", "text", "--language", "fr"],
  ])("holds no secret: %s %s %s", async (...argv) => {
    const [name = "", ...options] = argv;
    for (const plan of ["secretive.json", real]) {
      const { stdout, stderr } = await sovereign(name, plan, ...options);
      expect(stdout.length).toBeGreaterThan(500);
      for (const canary of canaries) expect(stdout + stderr).not.toContain(canary);
    }
  });

  it.each(["text", "json"])("holds no secret: diff as %s", async (format) => {
    const { stdout } = await sovereign("diff", "good.json", "secretive.json", "--format", format);
    expect(stdout).toContain("scaleway_rdb_instance.d");
    for (const canary of canaries) expect(stdout).not.toContain(canary);
  });

  it("is the same bytes twice", async () => {
    for (const format of ["text", "json"]) {
      const first = await sovereign("audit", real, "--format", format);
      expect((await sovereign("audit", real, "--format", format)).stdout).toBe(first.stdout);
    }
  });
});

describe("sovereign report", () => {
  it("writes one page and says so", async () => {
    const { exitCode, stdout } = await sovereign("report", "good.json", "--output", "r.html");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("r.html is written");
    expect(readFileSync(file("r.html"), "utf8")).toContain("</html>");
  });

  it("exits 2 where it cannot write", async () => {
    const { exitCode, stderr } = await sovereign("report", "good.json", "--output", "no/such/folder/r.html");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("cannot be written (ENOENT)");
  });
});

describe("sovereign audit --coverage", () => {
  it("lists types with their rules, and needs no plan", async () => {
    const { exitCode, stdout } = await sovereign("audit", "--coverage");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("scaleway_object_bucket (storage.object): bucket-encrypted");
  });

  it("asks for a plan otherwise", async () => {
    const { exitCode, stderr } = await sovereign("audit");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("no plan is named");
  });
});

describe("sovereign diff", () => {
  it("says what changes in the monthly cost, by the day given", async () => {
    const machine = (type: string) =>
      planDocument([{ address: "scaleway_instance_server.s", values: { type, zone: "fr-par-2" } }]);
    writeFileSync(file("small.json"), JSON.stringify(machine("L4-1-24G")));
    writeFileSync(file("large.json"), JSON.stringify(machine("L40S-1-48G")));
    const diff = (format: string, on: string) =>
      sovereign("diff", "small.json", "large.json", "--format", format, "--on", on);
    const { costPerMonthEur: cost } = JSON.parse((await diff("json", "2026-11-24")).stdout);
    expect(cost.difference).toBeGreaterThan(100);
    expect(cost.difference).toBeCloseTo(cost.after.eur - cost.before.eur, 6);
    const { stdout } = await diff("markdown", "2026-11-24");
    expect(stdout).toContain("No control was lost.");
    expect(stdout).toContain(`### Cost +${cost.difference.toFixed(2)} € a month`);
    const late = JSON.parse((await diff("json", "2036-01-01")).stdout).costPerMonthEur;
    expect(late.changes).toEqual([]);
    expect(late.unknown[0].why).toContain("stale");
  });

  it("lets a waiver answer for a new failure until its day, and then no longer", async () => {
    const group = (outbound: string) =>
      planDocument([
        {
          address: "scaleway_instance_security_group.g",
          values: { inbound_default_policy: "drop", outbound_default_policy: outbound, zone: "fr-par-2" },
        },
      ]);
    writeFileSync(file("closed.json"), JSON.stringify(group("drop")));
    writeFileSync(file("open.json"), JSON.stringify(group("accept")));
    const draft = (await sovereign("audit", "open.json", "--format", "waivers")).stdout;
    const filled = draft
      .replaceAll(/: ""$/gm, ": Platform team of Acme")
      .replaceAll(/expires: .*/g, "expires: 2027-03-31");
    writeFileSync(file("waivers.yaml"), filled);
    const diff = (...more: string[]) => sovereign("diff", "closed.json", "open.json", ...more);
    expect((await diff()).exitCode).toBe(1);
    const inTime = await diff("--waivers", "waivers.yaml", "--on", "2027-03-31");
    expect(inTime.exitCode).toBe(0);
    expect(inTime.stdout).toContain("Platform team of Acme");
    const late = await diff("--waivers", "waivers.yaml", "--on", "2027-04-01");
    expect(late.exitCode).toBe(1);
    expect(late.stdout).toContain("WAIVERS THAT DO NOT HOLD");
    const nowhere = await diff("--waivers", "nowhere.yaml");
    expect([nowhere.exitCode, nowhere.stderr]).toEqual([2, expect.stringContaining("nowhere.yaml")]);
  });

  it("exits 0 for the same plan and 1 for a worse one", async () => {
    expect((await sovereign("diff", real, real)).exitCode).toBe(0);
    const { exitCode, stdout } = await sovereign("diff", "good.json", "secretive.json");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("NEW SECRETS IN THE STATE");
  });
});
