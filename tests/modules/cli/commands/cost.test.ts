import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { run } from "../../../../modules/cli/run.ts";

const stack = {
  terraform: {},
  resource: {
    scaleway_instance_server: {
      gpu: { type: "L4-1-24G", zone: "fr-par-2", root_volume: { size_in_gb: 100 } },
    },
    scaleway_key_manager_key: { key: { name: "k" } },
    scaleway_vpc: { vpc: {} },
  },
};

/** A folder as an app writes it, and one command line in it. */
async function cost(...args: string[]) {
  const cwd = mkdtempSync(join(tmpdir(), "sovereign-cost-test-"));
  mkdirSync(join(cwd, "cdktf.out", "stacks", "acme-compute"), { recursive: true });
  writeFileSync(join(cwd, "cdktf.out", "stacks", "acme-compute", "cdk.tf.json"), JSON.stringify(stack));
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const code = await run(["cost", ...args], { cwd, stdout, stderr });
  const textOf = (stream: PassThrough) => String(stream.read() ?? "");
  return { code, out: textOf(stdout), err: textOf(stderr), cwd };
}

// Prices grow stale; these tests are about the day on which they held.
beforeAll(() => vi.useFakeTimers({ now: new Date("2026-11-24T12:00:00Z"), toFake: ["Date"] }));
afterAll(() => vi.useRealTimers());

describe("sovereign cost", () => {
  it("tells line by line what the stacks of a folder cost, and names what it does not know", async () => {
    const { code, out } = await cost("cdktf.out");
    expect(code).toBe(0);
    expect(out).toMatch(/^acme-compute\n/);
    expect(out).toMatch(/scaleway_instance_server\.gpu +L4-1-24G +730 h × 0\.7875 € +574\.88/);
    expect(out).toMatch(/scaleway_key_manager_key\.key +key +no price is known that can be cited +unknown/);
    expect(out).toMatch(/total \d+ to \d+ € a month, without 1 line whose price is unknown/);
  });

  it("takes the assumptions that it is given", async () => {
    const office = await cost("cdktf.out", "--gpu-hours", "217", "--json");
    const { stacks, total } = JSON.parse(office.out);
    expect(stacks[0].estimate.lines[0].eur).toBeCloseTo(0.7875 * 217, 6);
    expect(total.low).toBeLessThan(total.high);
  });

  it("compares with a hosted model and draws the break-even", async () => {
    const hosted = ["--hosted-input", "0.1", "--hosted-output", "0.3"];
    const { out, cwd } = await cost("cdktf.out", ...hosted, "--svg", "cost.svg");
    expect(out).toMatch(
      /A hosted model at 0\.14 € a million tokens costs the same at [\d,]+ to [\d,]+ million/,
    );
    expect(readFileSync(join(cwd, "cost.svg"), "utf8")).toContain("break-even");
  });

  it("refuses what it cannot use", async () => {
    expect((await cost("nowhere")).code).toBe(2);
    expect((await cost(".")).err).toContain("holds no stack");
    expect((await cost("cdktf.out", "--bucket-gb", "many")).err).toContain("--bucket-gb: is no amount");
    expect((await cost("cdktf.out", "--svg", "x.svg")).err).toContain("--hosted-input");
    expect((await cost("cdktf.out", "--hosted-input", "1")).err).toContain("--hosted-output");
  });
});
