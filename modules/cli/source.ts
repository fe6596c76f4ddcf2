import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { CloudMapper, Source } from "../audit/index.ts";
import { maskPlan, parsePlan, readPlan, readPlanText } from "../plan/index.ts";
import { isRehearsed } from "../rehearsal/marker.ts";

/** Reads and masks the plan that a command line names. */
export function readSource(path: string, cwd: string, clouds: readonly CloudMapper[]): Source {
  const { text, sha256 } = readPlanText(path === "-" ? path : resolve(cwd, path));
  const document = parsePlan(text, path);
  const plan = readPlan(document, path);
  const known = clouds.flatMap(({ secretAttributes }) => secretAttributes);
  return { name: path, sha256, rehearsed: isRehearsed(document), plan: maskPlan(plan, known) };
}

/** Stands for a plan that does not exist: a stack that is new, or that is gone. */
export const noSource: Source = {
  name: "none",
  sha256: createHash("sha256").digest("hex"),
  rehearsed: false,
  plan: maskPlan(
    readPlan({
      format_version: "1.2",
      terraform_version: "none",
      planned_values: { root_module: {} },
      resource_changes: [],
      configuration: { root_module: {} },
    }),
    [],
  ),
};
