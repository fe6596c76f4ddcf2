import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { run } from "../../../../modules/cli/run.ts";

async function sovereign(...args: string[]) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const cwd = mkdtempSync(join(tmpdir(), "sovereign-size-"));
  const code = await run(args, { cwd, stdout, stderr });
  const textOf = (stream: PassThrough) => String(stream.read() ?? "");
  return { code, out: textOf(stdout), err: textOf(stderr), cwd };
}

// Prices grow stale; these tests are about the day on which they held.
beforeAll(() => vi.useFakeTimers({ now: new Date("2026-11-24T12:00:00Z"), toFake: ["Date"] }));
afterAll(() => vi.useRealTimers());

describe("sovereign size", () => {
  const usual = ["size", "--people", "40", "--work", "contracts,chat", "--data", "personal"];

  it("answers three questions with machines of every cloud, their price, licence and place", async () => {
    const { code, out } = await sovereign(...usual);
    expect(code).toBe(0);
    expect(out).toContain(
      "40 people, contracts and chat, personal data: 4 answers at the same time, 32,768 tokens",
    );
    for (const cloud of ["scaleway (Scaleway SAS)", "ovhcloud (OVH SAS)", "outscale (Outscale SASU)"]) {
      expect(out).toContain(cloud);
    }
    expect(out).toMatch(/L40S-1-48G +mistral-small-3\.2-24b fp8, fp8 cache +40 .*allowed +FR, PL/);
    expect(out).toContain("~ second hand, ? recalled, ≥ incomplete");
    expect(out).toMatch(/1xnvidia-h100: that it can be ordered like this is recalled, not verified/);
  });

  it("prints the same as JSON", async () => {
    const { out } = await sovereign(...usual, "--json", "--cloud", "scaleway");
    const answer = JSON.parse(out);
    expect(answer.clouds).toHaveLength(1);
    expect(answer.clouds[0].best[0]).toMatchObject({
      offer: "L40S-1-48G",
      machines: 1,
      model: "mistral-small-3.2-24b",
      peopleServed: 40,
      licence: { id: "apache-2.0", verdict: "allowed" },
      residency: { countries: ["FR", "PL"], operatorCountry: "FR" },
    });
    expect(answer.clouds[0].best[0].engineFlags).toContain("--kv-cache-dtype=fp8");
  });

  it("shows the arithmetic and draws it", async () => {
    const { out, cwd } = await sovereign(...usual, "--explain", "--svg", "size.svg", "--cloud", "scaleway");
    expect(out).toContain("usable");
    expect(out).toContain("2 × 40 layers × 8 heads × 128 × 1 B (fp8)");
    expect(out).toContain("--max-model-len=32768");
    expect(readFileSync(join(cwd, "size.svg"), "utf8")).toContain("</svg>");
  });

  it("shows the nearest and exits with 1 where nothing serves the wish", async () => {
    const { code, out } = await sovereign(
      "size",
      "--people",
      "90000",
      "--work",
      "contracts",
      "--cloud",
      "ovhcloud",
    );
    expect(code).toBe(1);
    expect(out).toMatch(/the nearest that does:\n +[\d,]+ people at 32,768 tokens: 4 × \S+ with/);
  });

  it("names the option that answers a licence's question, and takes the answer", async () => {
    const medium = ["size", "--people", "30", "--model", "mistral-medium-3.5-128b", "--cloud", "scaleway"];
    expect((await sovereign(...medium)).out).toContain("give --revenue");
    expect((await sovereign(...medium, "--revenue", "40000000")).out).toContain("give --best-month");
    expect((await sovereign(...medium, "--revenue", "9000000")).out).toMatch(/allowed +FR/);
    const scout = await sovereign("size", "--people", "30", "--model", "llama-4-scout");
    expect(scout.code).toBe(1);
    expect(scout.out).toContain("llama-4-scout is left out: no rights are granted");
  });

  it("tells all wrong options at once, each with what would be right", async () => {
    const wrong = [
      "--people",
      "0",
      "--work",
      "chatt",
      "--cloud",
      "aws",
      "--seat",
      "Germany",
      "--data",
      "secret",
    ];
    const { code, err, out } = await sovereign("size", ...wrong, "--model", "mistral-smal-3.2-24b");
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err.trim().split("\n")).toHaveLength(6);
    expect(err).toContain("did you mean mistral-small-3.2-24b?");
    expect(err).toContain("--work: is not known, got chatt; allowed: chat, documents");
    expect((await sovereign("size")).code).toBe(2);
  });
});
