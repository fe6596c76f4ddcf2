import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  type Audit,
  applyWaivers,
  defaultLimits,
  fingerprintOf,
  htmlReport,
} from "../../modules/audit/index.ts";
import { maskPlan, readPlan } from "../../modules/plan/index.ts";
import { auditOf, clouds } from "../modules/audit/plan-of.ts";

const folder = mkdtempSync(join(tmpdir(), "sovereign-pages-"));
const known = clouds.flatMap(({ secretAttributes }) => secretAttributes);
const onDay = "2026-11-24";

/** A plan that the real provider made, with every kind of resource. */
export const realPlan = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../fixtures/real-plans/scaleway/plan.json"), "utf8"),
);

/** The file of the report on a plan; its first failure is waived, and one waiver has lapsed. */
export function reportFile(name: string, document: unknown): string {
  const audit = withWaivers(auditOf(document));
  const source = {
    name,
    sha256: "ab".repeat(32),
    rehearsed: true,
    plan: maskPlan(readPlan(document), known),
  };
  const file = join(folder, `${name.replace(/\W/g, "-")}.html`);
  writeFileSync(file, htmlReport(audit, source, { language: "fr", limits: defaultLimits, onDay }));
  return file;
}

function withWaivers(audit: Audit): Audit {
  const [failed] = audit.verdicts.filter(({ outcome }) => outcome === "fail");
  if (failed === undefined) return audit;
  const waiver = {
    rule: failed.rule,
    scope: "*",
    owner: "Acme platform",
    approver: "Acme security",
    reason: "the mirror is not there yet",
    compensatingControl: "egress is logged",
    expires: "2027-03-31",
    fingerprints: [fingerprintOf(failed)],
  };
  return applyWaivers(audit, [waiver, { ...waiver, scope: "nothing.here" }], onDay);
}
