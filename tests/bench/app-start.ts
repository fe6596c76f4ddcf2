import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type Bench, medianMs } from "./figure.ts";

/** From nothing to written JSON of every reference deployment, against a TypeScript program that only loads CDKTF. */
export const appStart: Bench = async ({ root }) => {
  const out = mkdtempSync(join(tmpdir(), "bench-synth-"));
  const env = { SOVEREIGN_CONFIG: join(root, "stacks", "reference.yaml"), CDKTF_OUTDIR: out };
  const { app } = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8")) as { readonly app: string };
  try {
    const value = await medianMs(() => execa(app, { cwd: root, env, shell: true }));
    const baseline = await medianMs(() =>
      execa(process.execPath, ["--require", "tsx/cjs", "-e", 'require("cdktf")'], { cwd: root }),
    );
    return [
      {
        name: "app start to written JSON, all reference deployments",
        value,
        unit: "ms",
        limit: 1200,
        baseline: { name: "loading cdktf alone", value: baseline },
      },
    ];
  } finally {
    rmSync(out, { recursive: true });
  }
};
