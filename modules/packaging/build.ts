import { chmodSync, cpSync, readdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { execa } from "execa";
import { bundleRules } from "./bundle-rules.ts";

/** What the package holds, compiled. */
const shipped = ["stacks", "constructs", "modules"];

/**
 * Makes `dist/`: the compiled sources, and beside them, at the same paths, the data they read (pinned facts,
 * settings) and the bindings. Code therefore finds its data alike in the repository and in the package.
 */
export async function build(root: string): Promise<void> {
  const dist = join(root, "dist");
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const { exitCode } = await execa(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], {
    stdio: "inherit",
    reject: false,
  });
  process.exitCode = exitCode;
  if (exitCode !== 0) return;
  cpSync(join(root, ".gen"), join(dist, ".gen"), { recursive: true });
  await bundleRules(join(dist, "modules", "audit", "rules"));
  for (const folder of shipped) copyData(root, folder, dist);
  chmodSync(join(dist, "modules", "cli", "main.js"), 0o755);
}

function copyData(root: string, folder: string, dist: string): void {
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !path.endsWith(".ts")) cpSync(path, join(dist, relative(root, path)));
  }
}

await build(resolve(import.meta.dirname, "../.."));
