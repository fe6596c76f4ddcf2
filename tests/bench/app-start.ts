import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type Bench, medianMs } from "./figure.ts";

/** From nothing to written JSON of every reference deployment, against a program that only loads CDKTF. */
export const appStart: Bench = async ({ root }) => {
  const out = mkdtempSync(join(tmpdir(), "bench-synth-"));
  const env = { SOVEREIGN_CONFIG: join(root, "stacks", "reference.yaml"), CDKTF_OUTDIR: out };
  const node = (...args: string[]) =>
    execa(process.execPath, ["--import", "tsx", ...args], { cwd: root, env });
  try {
    const value = await medianMs(() => node("stacks/main.ts"));
    const baseline = await medianMs(() => node("--input-type=module", "-e", 'import "cdktf";'));
    return [
      {
        name: "app start to written JSON, all reference deployments",
        value,
        unit: "ms",
        limit: 600,
        baseline: { name: "loading cdktf alone", value: baseline },
      },
    ];
  } finally {
    rmSync(out, { recursive: true });
  }
};
