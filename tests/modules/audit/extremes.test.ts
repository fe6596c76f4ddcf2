import { afterEach, describe, expect, it } from "vitest";
import { audit, defaultLimits, jsonReport } from "../../../modules/audit/index.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";
import { UserError } from "../../../modules/problem/problem.ts";
import { extremes } from "./extremes.ts";
import { clouds, rules } from "./plan-of.ts";

const known = clouds.flatMap(({ secretAttributes }) => secretAttributes);
const refused = ["a file of 1 GB", "a file of 3 GB", "200,000 levels", "an object that holds itself"];

/** Audits the document, or says how it was refused; anything else is a crash. */
function outcomeOf(document: () => unknown): string {
  try {
    const plan = maskPlan(readPlan(document()), known);
    const source = { name: "plan.json", sha256: "0".repeat(64), rehearsed: false, plan };
    const report = jsonReport(audit(plan, rules, clouds), source, defaultLimits);
    return JSON.parse(report).format;
  } catch (error) {
    if (error instanceof UserError) return "refused";
    throw error;
  }
}

describe("a plan at the end of what is possible", () => {
  afterEach(() => expect(({} as { polluted?: boolean }).polluted).toBeUndefined());

  it.each(extremes)(
    "is audited or refused in words: $name",
    ({ name, document }) => {
      expect(outcomeOf(document)).toBe(refused.includes(name) ? "refused" : "sovereign-audit/1");
    },
    20_000,
  );
});
