import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type Bench, median, medianMs } from "./figure.ts";

const resources = 5000;
const name = `audit of a plan of ${resources} resources`;

/** Reports the process's largest memory, in MB, when it ends. */
const reportMemory = `process.on("exit",()=>process.stderr.write("MB "+process.resourceUsage().maxRSS/1024))`;

/** The whole command on a plan as large as ours never are, against only reading that plan's JSON. */
export const audit: Bench = async ({ root }) => {
  const command = join(root, "dist", "modules", "cli", "main.js");
  if (!existsSync(command)) return [{ name, needs: "npm run build" }];
  const folder = mkdtempSync(join(tmpdir(), "bench-audit-"));
  const plan = join(folder, "plan.json");
  writeFileSync(plan, JSON.stringify(largePlan(root)));
  const megabytes: number[] = [];
  try {
    const value = await medianMs(async () => {
      const args = [
        "--import",
        `data:text/javascript,${encodeURIComponent(reportMemory)}`,
        command,
        "audit",
        plan,
      ];
      // The plan breaks rules on purpose: an exit code of 1 or 3 is an answer, 2 would be none.
      const { exitCode, stderr } = await execa(process.execPath, args, { reject: false, stdout: "ignore" });
      if (exitCode === 2 || exitCode === undefined) throw new Error(`audit gave no answer: ${stderr}`);
      megabytes.push(Number(/MB ([\d.]+)$/.exec(stderr)?.[1]));
    });
    const read = `JSON.parse(fs.readFileSync(${JSON.stringify(plan)}))`;
    const baseline = await medianMs(() => execa(process.execPath, ["-e", read]));
    return [
      {
        name,
        value,
        unit: "ms",
        limit: 500,
        baseline: { name: "starting node and parsing it", value: baseline },
      },
      { name: `${name}, memory`, value: median(megabytes), unit: "MB", limit: 300 },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

type Json = Record<string, unknown>;

/** A real provider's plan, over and over under new names, until it is large enough. */
function largePlan(root: string): unknown {
  const path = join(root, "tests", "fixtures", "real-plans", "scaleway", "plan.json");
  const plan = JSON.parse(readFileSync(path, "utf8"));
  const changes = repeat(plan.resource_changes);
  const planned = repeat(plan.planned_values.root_module.resources);
  const configured = repeat(plan.configuration.root_module.resources);
  return {
    ...plan,
    resource_changes: changes,
    planned_values: { ...plan.planned_values, root_module: { resources: planned } },
    configuration: {
      ...plan.configuration,
      root_module: { ...plan.configuration.root_module, resources: configured },
    },
  };
}

function repeat(items: readonly Json[]): Json[] {
  return Array.from({ length: resources }, (_, index) => {
    const item = items[index % items.length] ?? {};
    const copy = Math.floor(index / items.length);
    return { ...item, name: `${item.name}_${copy}`, address: `${item.address}_${copy}` };
  });
}
