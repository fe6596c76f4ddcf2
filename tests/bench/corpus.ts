import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { parse } from "yaml";
import { type Audit, audit, loadClouds, loadRules } from "../../modules/audit/index.ts";
import { readSource } from "../../modules/cli/source.ts";

/** What a person found who read one configuration: the failures that are right, and what no verdict can show. */
interface Oracle {
  /** Folder of the plan below the corpus. */
  readonly plan: string;
  readonly source: string;
  /** Rule → addresses that deserve a failure. `*` stands for any part. */
  readonly defects: Readonly<Record<string, readonly string[]>>;
  /** Defects that a plan shows and no rule names. */
  readonly withoutRule?: readonly string[];
}

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error("Name the folder of plans: npm run bench:corpus -- FOLDER, where FOLDER/<name>/…/plan.json");
  process.exit(2);
}
const oracles = (
  parse(readFileSync(resolve(import.meta.dirname, "corpus-oracle.yaml"), "utf8")) as {
    readonly plans: readonly Oracle[];
  }
).plans;
const [clouds, rules] = [await loadClouds(), await loadRules()];

const audits = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("plan.json"))
  .sort()
  .map((file) => {
    const { plan } = readSource(resolve(folder, file), "/", clouds);
    return { name: relative(".", file).split("/")[0] ?? file, result: audit(plan, rules, clouds) };
  });

const resources = sum(audits.map(({ result }) => result.graph.nodes.length + result.graph.unmapped.length));
const bare = sum(audits.flatMap(({ result }) => result.uncovered.map(({ count }) => count)));
const counted = (outcome: "pass" | "fail" | "unknown" | "not-observable") =>
  sum(audits.map(({ result }) => result.counts[outcome]));
console.log(`${audits.length} plans read without a crash, ${resources} resources`);
console.log(`${percent(resources - bare, resources)} of the resources have a rule of their own`);
console.log(
  `${counted("pass")} pass, ${counted("fail")} fail, ${counted("unknown")} unknown, ${counted("not-observable")} not observable`,
);
const types = new Map<string, number>();
for (const { result } of audits)
  for (const { type, count } of result.uncovered) types.set(type, (types.get(type) ?? 0) + count);
console.log(
  `without a rule: ${[...types]
    .sort((a, b) => b[1] - a[1])
    .map(([type, count]) => `${type} ${count}`)
    .join(", ")}`,
);

for (const oracle of oracles) {
  const found = audits.find(({ name }) => name === oracle.plan);
  if (found === undefined) console.log(`\n${oracle.plan}: not in this folder (${oracle.source})`);
  else console.log(`\n${judged(oracle, found.result)}`);
}

function judged(oracle: Oracle, { verdicts }: Audit): string {
  const failed = verdicts.filter(({ outcome }) => outcome === "fail");
  const isRight = (rule: string, address: string) =>
    (oracle.defects[rule] ?? []).some((pattern) => matches(pattern, address));
  const right = failed.filter(({ rule, address }) => isRight(rule, address));
  const wrong = failed.filter(({ rule, address }) => !isRight(rule, address));
  const wanted = Object.entries(oracle.defects).flatMap(([rule, patterns]) =>
    patterns.map((pattern) => ({ rule, pattern })),
  );
  const missed = wanted.filter(
    ({ rule, pattern }) =>
      !failed.some((verdict) => verdict.rule === rule && matches(pattern, verdict.address)),
  );
  const beyond = oracle.withoutRule ?? [];
  const all = wanted.length + beyond.length;
  return [
    `${oracle.plan} (${oracle.source})`,
    `  precision ${percent(right.length, failed.length)}: ${right.length} of ${failed.length} failures are right`,
    `  recall ${percent(wanted.length - missed.length, all)}: ${wanted.length - missed.length} of ${all} defects are found`,
    ...wrong.map(({ rule, address }) => `  wrong: ${rule} ${address}`),
    ...missed.map(({ rule, pattern }) => `  missed: ${rule} ${pattern}`),
    ...beyond.map((defect) => `  no rule: ${defect}`),
  ].join("\n");
}

function matches(pattern: string, address: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(address);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}
