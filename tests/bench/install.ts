import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import type { Bench } from "./figure.ts";

const name = "fresh clone: npm ci and the first result of npm start";

/** What a newcomer waits for. Once and not five times: it takes minutes. */
export const install: Bench = async ({ root, install }) => {
  if (!install) return [{ name, needs: "--install, some minutes and npm's registry" }];
  const folder = mkdtempSync(join(tmpdir(), "bench-clone-"));
  try {
    await execa("git", ["clone", "--quiet", root, folder]);
    const started = performance.now();
    await execa("npm", ["ci"], { cwd: folder });
    const installed = performance.now();
    await execa("npm", ["start"], { cwd: folder, reject: false });
    const ended = performance.now();
    const baseline = { name: "npm ci alone", value: installed - started };
    return [{ name, value: ended - started, unit: "ms", limit: 120_000, baseline }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
