/**
 * Audits plans at the end of what is possible, then mutated plans, then diagnoses mutated questionnaires, and stops at
 * the first that crashes, hangs or lets a secret out.
 *
 * `npm run fuzz -- [runs] [seed]`; 10,000 runs by default. The seed is printed, so that a failure can be repeated.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  audit,
  csvReport,
  defaultLimits,
  diffAudits,
  htmlReport,
  jsonReport,
  junitReport,
  loadClouds,
  loadRules,
  markdownReport,
  plain,
  sarifReport,
  textReport,
} from "../../../modules/audit/index.ts";
import {
  checklistDocument,
  checklistOf,
  markdownOf,
  registerCsv,
  registerOf,
} from "../../../modules/diagnosis/index.ts";
import { maskPlan, parsePlan, readPlan } from "../../../modules/plan/index.ts";
import { UserError } from "../../../modules/problem/problem.ts";
import { mutatedAnswers, reportsOn } from "../diagnosis/fuzz-answers.ts";
import { extremes } from "./extremes.ts";
import { chance, mutate, mutateText } from "./mutate.ts";

const [runs = 10_000, seed = 20_261_124] = process.argv.slice(2).map(Number);
const canaries = ["Canary-f1Xed9Q", "-----BEGIN PRIVATE KEY-----", "hf_CanaryCanaryCanaryCanary"];
const slowestMs = 5_000;
/** A file of a gigabyte and the like may take longer, but no reader waits for more. */
const slowestExtremeMs = 15_000;
const onDay = "2026-11-24";

const clouds = await loadClouds();
const rules = await loadRules();
const known = clouds.flatMap(({ secretAttributes }) => secretAttributes);
const seeds = ["scaleway", "outscale"].map(planWithCanaries);
const first = seeds[0];
if (first === undefined) throw new Error("no plan to mutate");
const reference = auditText(JSON.stringify(first)).result;
const random = chance(seed);
const counts = { audited: 0, refused: 0 };
let slowest = 0;

for (const { name, document } of extremes) {
  const start = performance.now();
  const outcome = attempt(0, () => {
    const plan = maskPlan(readPlan(document()), known);
    const source = { name: "plan.json", sha256: "0".repeat(64), rehearsed: false, plan };
    return [jsonReport(audit(plan, rules, clouds), source, defaultLimits)];
  });
  const took = performance.now() - start;
  console.log(`${name}: ${outcome}, ${Math.round(took)} ms`);
  if (took > slowestExtremeMs) fail(0, `took ${Math.round(took)} ms`);
}

for (let run = 0; run < runs; run++) {
  const document = seeds[run % seeds.length];
  const whole = JSON.stringify(mutate(document, random));
  const text = random() < 0.1 ? mutateText(whole, random) : whole;
  const start = performance.now();
  const outcome = attempt(run, () => {
    const { result, source } = auditText(text);
    const plans = [{ source, audit: result }];
    return [
      textReport(result, source, { paint: plain, language: "fr", all: true, limits: defaultLimits }),
      jsonReport(result, source, defaultLimits),
      ...(run % 20 === 0
        ? [
            sarifReport(result, source, "en"),
            junitReport(result, "en"),
            csvReport(result, "en"),
            markdownReport(result, source, "en", defaultLimits),
            htmlReport(result, source, { language: "fr", limits: defaultLimits, onDay }),
            JSON.stringify(diffAudits(reference, result)),
            registerCsv(registerOf(undefined, plans, onDay), "fr"),
            markdownOf(checklistDocument(plans.map(checklistOf)), "en"),
          ]
        : []),
    ];
  });
  counts[outcome]++;
  const took = performance.now() - start;
  slowest = Math.max(slowest, took);
  if (took > slowestMs) fail(run, `took ${Math.round(took)} ms`);
  if (({} as { polluted?: boolean }).polluted !== undefined) fail(run, "polluted the prototype of objects");
}
console.log(
  `${runs} mutated plans, seed ${seed}: ${counts.audited} audited, ${counts.refused} refused, slowest ${Math.round(slowest)} ms`,
);

const answers = { audited: 0, refused: 0 };
for (let run = 0; run < runs / 10; run++) {
  answers[attempt(run, () => [reportsOn(mutatedAnswers(random))])]++;
}
console.log(`${runs / 10} mutated questionnaires: ${answers.audited} diagnosed, ${answers.refused} refused`);

/** Makes the reports and looks for secrets in them; a refusal in words is an answer, too. */
function attempt(run: number, reports: () => readonly string[]): "audited" | "refused" {
  try {
    for (const report of reports()) refuseCanary(report, run);
    return "audited";
  } catch (error) {
    if (!(error instanceof UserError)) fail(run, `crashed: ${(error as Error).stack}`);
    refuseCanary(error.message, run);
    return "refused";
  }
}

/** A small part of the plan, so that a mutation hits something, with secrets where providers put them. */
function planWithCanaries(name: string) {
  const document = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../fixtures/real-plans/${name}/plan.json`), "utf8"),
  );
  const [password, key, token] = canaries;
  for (const { type, change } of document.resource_changes) {
    if (/server$|_vm$/.test(type))
      change.after.user_data = `${key}\nabc\n-----END PRIVATE KEY-----\nTOKEN=${token}\n`;
    if (/rdb_instance|certificate/.test(type))
      Object.assign(change.after, { password, private_key: password });
  }
  return { ...document, planned_values: {} };
}

function auditText(text: string) {
  const plan = maskPlan(readPlan(parsePlan(text)), known);
  const source = { name: "plan.json", sha256: "0".repeat(64), rehearsed: false, plan };
  return { result: audit(plan, rules, clouds), source };
}

function refuseCanary(report: string, run: number): void {
  const found = canaries.find((canary) => report.includes(canary));
  if (found !== undefined)
    fail(run, `let a secret out: …${report.slice(Math.max(0, report.indexOf(found) - 200)).slice(0, 260)}…`);
}

function fail(run: number, what: string): never {
  console.error(`run ${run} of seed ${seed} ${what}`);
  process.exit(1);
}
