import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { models } from "../../../../modules/catalogue/models.ts";
import { run } from "../../../../modules/cli/run.ts";

async function catalogue(...args: string[]) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const code = await run(["catalogue", ...args], { stdout, stderr });
  const textOf = (stream: PassThrough) => String(stream.read() ?? "");
  return { code, out: textOf(stdout), err: textOf(stderr) };
}

describe("sovereign catalogue", () => {
  it("lists every model with its whole name", async () => {
    const { code, out } = await catalogue();
    expect(code).toBe(0);
    for (const { id } of models) expect(out).toContain(`${id} `);
    expect(out).toContain(`${models.length} of ${models.length} models`);
  });

  it("filters machines, marks GPUs that are too old and prices that are incomplete", async () => {
    const { out } = await catalogue("offers", "--filter", "p100");
    expect(out).toMatch(/RENDER-S +scaleway +1 × P100, too old/);
    expect(out).toMatch(/1xnvidia-p100 +outscale .*unknown/);
    expect((await catalogue("offers", "--filter", "nvidia-l40", "--on", "2026-11-24")).out).toContain(
      "≥ 2.5600",
    );
  });

  it("shows status by region, and unknown where nothing was read", async () => {
    const { out } = await catalogue("regions", "--on", "2026-11-24");
    expect(out).toMatch(/cloudgouv-eu-west-1 +outscale +FR +yes .*candidate +unknown +unknown/);
    expect(out).toMatch(/us-east-2 +outscale +US +no /);
    expect(out).not.toMatch(/SecNumCloud.*listed\b.*SecNumCloud/);
  });

  it("prints whole entries as JSON", async () => {
    const { out } = await catalogue("models", "--filter", "lucie", "--json");
    expect(JSON.parse(out)).toMatchObject([{ id: "lucie-7b", provenance: { mark: "verified" } }]);
  });

  it("warns of stale entries without failing, and fails only when asked to check", async () => {
    const fresh = await catalogue("--on", "2026-11-24");
    expect(fresh.err).toBe("");
    const late = await catalogue("offers", "--on", "2027-03-01");
    expect(late.code).toBe(0);
    expect(late.err).toContain("what is stale counts as unknown");
    expect(late.out).toMatch(/L4-1-24G .* unknown /);
    expect((await catalogue("--check", "--on", "2026-11-24")).code).toBe(0);
    const checked = await catalogue("--check", "--on", "2027-03-01");
    expect(checked.code).toBe(1);
    expect(checked.out).toContain("price of scaleway L4-1-24G: expired on 2027-01-30");
  });

  it("refuses kinds and days that do not exist", async () => {
    expect((await catalogue("planets")).err).toContain("allowed: models, offers, regions");
    expect((await catalogue("--on", "tomorrow")).code).toBe(2);
  });
});
