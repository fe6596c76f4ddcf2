import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ProviderFacts } from "../../../../modules/rehearsal/provider/facts.ts";
import type { Plan } from "./terraform.ts";

export const realPlanClouds = ["scaleway", "outscale"] as const;
export type RealPlanCloud = (typeof realPlanClouds)[number];
/** Every plan that a real provider made; the further ones touch a part of their provider. */
export const realPlanFolders = [...realPlanClouds, "openstack"] as const;

/** A configuration, the plan that the real provider made of it, and what is known of that provider. */
export interface RealPlan {
  readonly configuration: string;
  readonly plan: Plan;
  readonly facts: ProviderFacts;
}

export function readRealPlan(folder: (typeof realPlanFolders)[number]): RealPlan {
  const read = (name: string) => readFileSync(resolve("tests/fixtures/real-plans", folder, name), "utf8");
  const [{ source, version, schema }] = JSON.parse(read("provider-schema.json")).providers;
  const [{ resources: behaviour }] = JSON.parse(read("provider-behaviour.json")).providers;
  return {
    configuration: read("main.tf"),
    plan: JSON.parse(read("plan.json")),
    facts: { source, version, schema, behaviour },
  };
}
