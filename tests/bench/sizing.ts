import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { models } from "../../modules/catalogue/models.ts";
import { offers } from "../../modules/catalogue/offers.ts";
import { sizeModel } from "../../modules/sizing/size-model.ts";
import { fromScratchError, givenMemoryError } from "../modules/sizing/log-errors.ts";
import { publishedLogs } from "../modules/sizing/published-logs.ts";

/** Prints how far the sizing is from published engine logs: `npm run bench:sizing`. */
const percent = (share: number | undefined) =>
  share === undefined ? "" : `${share >= 0 ? "+" : ""}${(share * 100).toFixed(2)} %`;

const median = (values: readonly number[]): number => {
  const sorted = values.map(Math.abs).toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
};
const worst = (values: readonly number[]) => Math.max(...values.map(Math.abs));

const rows = publishedLogs.map((log) => ({
  log,
  given: givenMemoryError(log),
  scratch: fromScratchError(log),
}));

console.log(
  `${"row".padStart(3)}  ${"published log".padEnd(55)}${"memory given".padStart(14)}${"from scratch".padStart(14)}  used to`,
);
for (const { log, given, scratch } of rows) {
  console.log(
    `${String(log.row).padStart(3)}  ${log.what.padEnd(55)}${percent(given).padStart(14)}${percent(scratch).padStart(14)}  ${log.settings?.role ?? ""}`,
  );
}

const summary = (name: string, values: readonly number[]) =>
  console.log(
    `${name.padEnd(40)} median ${percent(median(values)).replace("+", "")}, worst ${percent(worst(values)).replace("+", "")} (${values.length} rows)`,
  );
const scratch = (role: "fit" | "test") =>
  rows.flatMap((row) => (row.scratch !== undefined && row.log.settings?.role === role ? [row.scratch] : []));
console.log();
summary(
  "tokens when the free memory is given",
  rows.map(({ given }) => given),
);
summary("free memory predicted, rows of the fit", scratch("fit"));
summary("free memory predicted, rows of the test", scratch("test"));

/** Computing time of a fresh process, from the built package, as users have it. */
const loading = () => {
  const source = `const before = process.cpuUsage();
await Promise.all(["models", "offers", "regions", "licences"].map((name) => import(${JSON.stringify(built.href)} + name + ".js")));
console.log(process.cpuUsage(before).user / 1000);`;
  return Number(
    execFileSync(process.execPath, ["--input-type=module", "--eval", source], { encoding: "utf8" }),
  );
};
const built = new URL("../../dist/modules/catalogue/", import.meta.url);
const machines = offers.filter(({ gpu }) => gpu !== undefined);
const sizing = () => {
  const before = process.cpuUsage();
  for (const model of models) for (const offer of machines) sizeModel({ model, offer, contextTokens: 2048 });
  return process.cpuUsage(before).user / 1000;
};
const ofFive = (measure: () => number) =>
  `${median(Array.from({ length: 5 }, measure)).toFixed(1)} ms of computing`;
const load = existsSync(built) ? ofFive(loading) : "not measured: needs `npm run build`";
console.log(`\nloading the catalogue: ${load} (promised < 30)`);
console.log(`${models.length} models on ${machines.length} machines: ${ofFive(sizing)} (promised < 50)`);
