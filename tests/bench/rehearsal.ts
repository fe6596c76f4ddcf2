import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type Bench, medianMs } from "./figure.ts";

const name = "rehearsal of a small deployment, all steps";

/** From settings to a destroyed deployment, against terraform alone doing the same steps on one empty resource. */
export const rehearsal: Bench = async ({ root }) => {
  const command = join(root, "dist", "modules", "cli", "main.js");
  if (!existsSync(command)) return [{ name, needs: "npm run build" }];
  if ((await execa("terraform", ["version"], { reject: false })).failed) {
    return [{ name, needs: "terraform on the PATH" }];
  }
  const folder = mkdtempSync(join(tmpdir(), "bench-terraform-"));
  writeFileSync(join(folder, "main.tf"), 'resource "terraform_data" "one" {}\n');
  const terraform = (...args: string[]) => execa("terraform", args, { cwd: folder });
  try {
    const value = await medianMs(() =>
      execa(process.execPath, [command, "rehearse", "small-scaleway*"], { cwd: root }),
    );
    const baseline = await medianMs(async () => {
      await terraform("init");
      await terraform("validate");
      await terraform("plan", "-out=plan");
      await terraform("apply", "plan");
      await terraform("plan", "-detailed-exitcode");
      await terraform("apply", "-destroy", "-auto-approve");
    });
    return [
      {
        name,
        value,
        unit: "ms",
        limit: 6000,
        baseline: { name: "terraform's own steps, one resource", value: baseline },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
