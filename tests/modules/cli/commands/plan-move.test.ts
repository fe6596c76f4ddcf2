import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { sovereign } from "../sovereign.ts";

const root = resolve(import.meta.dirname, "../../../..");
const planMove = (...args: string[]) =>
  sovereign(["plan-move", "--settings", "stacks/reference.yaml", "--deployment", "small-scaleway", ...args], {
    cwd: root,
  });

describe("sovereign plan-move", () => {
  it("rehearses both sides and says what is lost, what it costs and what to carry", async () => {
    const { code, stdout } = await planMove("--to", "ovhcloud", "--format", "json");
    const move = JSON.parse(stdout);
    expect(move.to.place).toMatchObject({ cloud: "ovhcloud" });
    expect(move.controls.lost).toContainEqual({
      part: "foundation/Documents",
      rule: "bucket-under-own-key",
      before: "pass",
      after: "fail",
    });
    expect(move.from.cost.total.low).toBeGreaterThan(0);
    expect(move.copies.map(({ what }: { what: string }) => what)).toEqual(
      expect.arrayContaining(["bucket", "database", "secrets", "images"]),
    );
    expect(code).toBe(1);
  }, 60_000);

  it.each([
    [["--to", "acme"], /--to: this is not known, got acme; allowed: outscale, ovhcloud, scaleway/],
    [["--to", "scaleway"], /small-scaleway is on this cloud already/],
    [["--to", "ovhcloud", "--region", "nowhere"], /--region: the cloud has none of this name, got nowhere/],
    [["--to", "ovhcloud", "--format", "xml"], /--format: this is not known, got xml; allowed: text, json/],
    [["--to", "ovhcloud", "--deployment", "nobody"], /no deployment of this name, got nobody; allowed/],
    [[], /required option '--to <cloud>' not specified/],
  ])("refuses %o in a line", async (args, message) => {
    const { code, stderr } = await planMove(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
