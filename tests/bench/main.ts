import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { appStart } from "./app-start.ts";
import { audit } from "./audit.ts";
import { bindings } from "./bindings.ts";
import type { Bench, Figure, Missing } from "./figure.ts";
import { install } from "./install.ts";
import { packageImport } from "./package-import.ts";
import { packageSize } from "./package-size.ts";
import { rehearsal } from "./rehearsal.ts";
import { reportPage } from "./report-page.ts";

const benches = { appStart, packageImport, rehearsal, audit, reportPage, bindings, packageSize, install };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    schema: { type: "string" },
    scanner: { type: "string" },
    install: { type: "boolean", default: false },
  },
});

const chosen = Object.entries(benches).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
const options = {
  root: resolve(import.meta.dirname, "../.."),
  install: values.install,
  ...(values.schema === undefined ? {} : { schema: values.schema }),
  ...(values.scanner === undefined ? {} : { scanner: values.scanner }),
};

console.log(
  `Medians of 5. Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}\n`,
);
const [load = 0] = loadavg();
if (load > cpus().length)
  console.log(`This machine is busy (load ${load.toFixed(1)}): compare ratios, not times.\n`);
let tooMuch = 0;
for (const [name, bench] of chosen) {
  for (const result of await attempt(name, bench)) {
    console.log("needs" in result ? `${result.name}\n  not measured: needs ${result.needs}` : print(result));
    if (isOver(result)) tooMuch++;
  }
}
if (tooMuch > 0) {
  console.log(`\n${tooMuch} of these took more than promised`);
  process.exitCode = 1;
}

/** A measurement that fails is told with its reason, and the others still run. */
async function attempt(name: string, bench: Bench): Promise<readonly (Figure | Missing)[]> {
  try {
    return await bench(options);
  } catch (error) {
    process.exitCode = 1;
    return [{ name, needs: `to work first: ${error instanceof Error ? error.message : String(error)}` }];
  }
}

function isOver(result: Figure | Missing): boolean {
  return "value" in result && result.limit !== undefined && result.value >= result.limit;
}

function print(figure: Figure): string {
  const { name, value, unit, limit, baseline } = figure;
  const promise =
    limit === undefined ? "" : `, promised < ${amount(limit, unit)}${isOver(figure) ? "  TOO MUCH" : ""}`;
  const ratio =
    baseline &&
    `\n  ${(value / baseline.value).toFixed(2)} × ${baseline.name} (${amount(baseline.value, unit)})`;
  return `${name}\n  ${amount(value, unit)}${promise}${ratio ?? ""}`;
}

function amount(value: number, unit: Figure["unit"]): string {
  if (unit === "MB") return `${value.toFixed(1)} MB`;
  if (unit === "exponent") return value.toFixed(2);
  return value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`;
}
