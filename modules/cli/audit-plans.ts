import { audit, loadClouds, loadRules } from "../audit/index.ts";
import type { AuditedPlan } from "../diagnosis/index.ts";
import type { Io } from "./command.ts";
import { readSource } from "./source.ts";

/** Reads, masks and audits every plan that a command line names. */
export async function auditPlans(paths: readonly string[], { cwd }: Io): Promise<AuditedPlan[]> {
  if (paths.length === 0) return [];
  const clouds = await loadClouds();
  const rules = await loadRules();
  return paths.map((path) => {
    const source = readSource(path, cwd, clouds);
    return { source, audit: audit(source.plan, rules, clouds) };
  });
}
