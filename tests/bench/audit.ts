import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type Bench, type Figure, type Missing, median, medianMs } from "./figure.ts";

/** What is promised for plans of two sizes, both larger than ours ever are. */
const sizes = [
  { resources: 5_000, milliseconds: 500, megabytes: 300 },
  { resources: 50_000, milliseconds: 5_000, megabytes: 1_500 },
] as const;

/** Reports the process's largest memory, in MB, when it ends. */
const reportMemory = `process.on("exit",()=>process.stderr.write("MB "+process.resourceUsage().maxRSS/1024))`;

/** The whole command on large plans, against only reading such a plan's JSON, and how its work grows with the plan. */
export const audit: Bench = async ({ root, scanner }) => {
  const command = join(root, "dist", "modules", "cli", "main.js");
  if (!existsSync(command)) return [{ name: "audit of large plans", needs: "npm run build" }];
  const folder = mkdtempSync(join(tmpdir(), "bench-audit-"));
  const plan = join(folder, "plan.json");
  try {
    const figures: (Figure | Missing)[] = [];
    // What a start costs whatever the plan's size says nothing about growth.
    writeFileSync(plan, JSON.stringify(largePlan(root, 1)));
    const start = (await measure(command, plan)).time;
    const work: number[] = [];
    for (const { resources, milliseconds, megabytes } of sizes) {
      writeFileSync(plan, JSON.stringify(largePlan(root, resources)));
      const name = `audit of a plan of ${resources} resources`;
      const { time, memory } = await measure(command, plan);
      const read = `JSON.parse(fs.readFileSync(${JSON.stringify(plan)}))`;
      const baseline = await medianMs(() => execa(process.execPath, ["-e", read]));
      work.push(time - start);
      figures.push(
        {
          name,
          value: time,
          unit: "ms",
          limit: milliseconds,
          baseline: { name: "starting node and parsing it", value: baseline },
        },
        { name: `${name}, memory`, value: memory, unit: "MB", limit: megabytes },
      );
    }
    writeFileSync(plan, JSON.stringify(largePlan(root, sizes[0].resources)));
    figures.push(await besideScanner(scanner, plan, figures[0]));
    const name = "audit, growth of the work above its start (1 is linear)";
    const [small = Number.NaN, large = Number.NaN] = work;
    // Noise larger than the work itself says nothing about it.
    if (!(small > 0 && large > small)) return [...figures, { name, needs: "a machine that does less else" }];
    const value = Math.log(large / small) / Math.log(sizes[1].resources / sizes[0].resources);
    return [...figures, { name, value, unit: "exponent" }];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** How much faster than another scanner the audit is promised to be. */
const timesFaster = 30;

/** The audit's time again, beside what another scanner takes for the same plan on the same machine. */
async function besideScanner(
  scanner: string | undefined,
  plan: string,
  ours: Figure | Missing | undefined,
): Promise<Figure | Missing> {
  const name = `audit of a plan of ${sizes[0].resources} resources, against another scanner`;
  if (scanner === undefined || ours === undefined || "needs" in ours)
    return { name, needs: "--scanner COMMAND, with {plan} for the file" };
  const line = scanner.replaceAll("{plan}", JSON.stringify(plan));
  // It may take a quarter of a minute, and fails for what it finds: whether it ran at all is for the reader to see.
  const value = await medianMs(() => execa(line, { shell: true, reject: false, stdio: "ignore" }), 3);
  return {
    name,
    value: ours.value,
    unit: "ms",
    limit: value / timesFaster,
    baseline: { name: scanner.split(" ")[0] ?? scanner, value },
  };
}

/** Median time in milliseconds and memory in MB of the command. */
async function measure(command: string, plan: string) {
  const reporting = ["--import", `data:text/javascript,${encodeURIComponent(reportMemory)}`];
  const megabytes: number[] = [];
  const time = await medianMs(async () => {
    const args = [...reporting, command, "audit", plan];
    // The plan breaks rules on purpose: an exit code of 1 or 3 is an answer, 2 would be none.
    const { exitCode, stderr } = await execa(process.execPath, args, { reject: false, stdout: "ignore" });
    if (exitCode === 2 || exitCode === undefined) throw new Error(`audit gave no answer: ${stderr}`);
    megabytes.push(Number(/MB ([\d.]+)$/.exec(stderr)?.[1]));
  });
  return { time, memory: median(megabytes) };
}

type Json = Record<string, unknown>;

/** A real provider's plan, over and over under new names, until it is large enough. */
export function largePlan(root: string, resources: number): unknown {
  const path = join(root, "tests", "fixtures", "real-plans", "scaleway", "plan.json");
  const plan = JSON.parse(readFileSync(path, "utf8"));
  const changes = repeat(plan.resource_changes, resources);
  const planned = repeat(plan.planned_values.root_module.resources, resources);
  const configured = repeat(plan.configuration.root_module.resources, resources);
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

function repeat(items: readonly Json[], count: number): Json[] {
  return Array.from({ length: count }, (_, index) => {
    const item = items[index % items.length] ?? {};
    const copy = Math.floor(index / items.length);
    return { ...item, name: `${item.name}_${copy}`, address: `${item.address}_${copy}` };
  });
}
