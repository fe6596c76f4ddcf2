import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { referenceFile } from "../../stacks/load-settings.ts";
import { referenceDeployments } from "./synthesized.ts";

const root = join(import.meta.dirname, "../..");
const stacks = referenceDeployments().flatMap(({ name }) => [`${name}-foundation`, `${name}-compute`]);

describe("the reference deployments, rehearsed", () => {
  it("are planned, applied, planned again without a change and destroyed, all nine", async () => {
    const { exitCode, stdout } = await execa(
      process.execPath,
      ["--import", "tsx", "modules/cli/main.ts", "rehearse"],
      { cwd: root, env: { SOVEREIGN_CONFIG: referenceFile }, reject: false, all: true },
    );
    expect(stdout).toContain(`${stacks.length} of ${stacks.length} stacks rehearsed`);
    const healthy = stacks.filter((name) => new RegExp(`^${name} .* ok$`, "m").test(stdout));
    expect(healthy).toEqual(stacks);
    expect(exitCode).toBe(0);
  }, 600_000);
});
