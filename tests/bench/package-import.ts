import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import { type Bench, median } from "./figure.ts";

const name = "import of the package, beyond cdktf";

/** What `import "sovereign-ai-stack"` costs a program that has CDKTF loaded already. */
export const packageImport: Bench = async ({ root }) => {
  const entry = join(root, "dist", "stacks", "index.js");
  if (!existsSync(entry)) return [{ name, needs: "npm run build" }];
  const program = `
    const start = performance.now();
    await import("cdktf");
    const between = performance.now();
    await import(${JSON.stringify(pathToFileURL(entry))});
    console.log(JSON.stringify([between - start, performance.now() - between]));`;
  const cdktf: number[] = [];
  const ours: number[] = [];
  for (let i = 0; i < 6; i++) {
    const { stdout } = await execa(process.execPath, ["--input-type=module", "-e", program], { cwd: root });
    const [theirs = 0, own = 0] = JSON.parse(stdout) as number[];
    // The first run warms the disk's cache.
    if (i === 0) continue;
    cdktf.push(theirs);
    ours.push(own);
  }
  const baseline = { name: "import of cdktf", value: median(cdktf) };
  return [{ name, value: median(ours), unit: "ms", limit: 120, baseline }];
};
