import { audit } from "../../../modules/audit/index.ts";
import type { AuditedPlan } from "../../../modules/diagnosis/plan-dependencies.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";
import { clouds, planDocument, rules, type TestResource } from "../audit/plan-of.ts";

/** A plan of these resources, masked and audited as the command line does it. */
export function planOf(resources: readonly TestResource[], extra: Record<string, unknown> = {}): AuditedPlan {
  const known = clouds.flatMap(({ secretAttributes }) => secretAttributes);
  const plan = maskPlan(readPlan(planDocument(resources, extra)), known);
  const source = { name: "plan.json", sha256: "ab".repeat(32), rehearsed: false, plan };
  return { source, audit: audit(plan, rules, clouds) };
}

/** What a stack of ours says about a resource. */
export function manifest(address: string, dataClass: string) {
  const entry = { path: "acme/Documents", dataClass, owner: "it@example.org" };
  return {
    output_changes: {
      __sovereign_manifest: { actions: ["create"], before: null, after: { [address]: entry } },
    },
  };
}
