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
