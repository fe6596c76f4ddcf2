import type { ProviderFacts } from "../../modules/rehearsal/provider/facts.ts";
import { type Comparison, compareLeaves, planLeaves } from "../modules/rehearsal/provider/plan-leaves.ts";
import { type RealPlan, readRealPlan, realPlanFolders } from "../modules/rehearsal/provider/real-plans.ts";
import { Workplace } from "../modules/rehearsal/provider/terraform.ts";

/** Share of equal leaves that a rehearsed plan must have with the real provider's plan of the same files. */
const wantedShare = 0.995;

/** The rehearsed plan beside the real one, and how long terraform took for it with the providers already serving. */
async function rehearse(
  { configuration, plan }: RealPlan,
  facts: ProviderFacts,
): Promise<Comparison & { readonly planMs: number }> {
  const work = await Workplace.open([facts], configuration);
  try {
    await work.ok("plan");
    const start = performance.now();
    await work.ok("plan");
    const planMs = performance.now() - start;
    return { ...compareLeaves(planLeaves(plan), planLeaves(await work.plan())), planMs };
  } finally {
    await work.close();
  }
}

function share({ equal, total }: Comparison): string {
  return `${((100 * equal) / total).toFixed(2)} % (${equal} of ${total})`;
}

console.log("Leaves of change.after and change.after_unknown equal to the real provider's plan\n");
for (const folder of realPlanFolders) {
  const real = readRealPlan(folder);
  const { source, version, schema } = real.facts;
  const bare = await rehearse(real, { source, version, schema });
  const result = await rehearse(real, real.facts);
  const resources = real.plan.resource_changes?.length ?? 0;
  console.log(`${source} ${version}: ${share(result)}; without behaviour facts ${share(bare)}`);
  console.log(`  ${resources} resources planned in ${Math.round(result.planMs)} ms, process start included`);
  for (const { place, real: wanted, rehearsed } of result.different) {
    console.log(`  ${place}: real ${wanted ?? "absent"}, rehearsed ${rehearsed ?? "absent"}`);
  }
  if (result.equal / result.total < wantedShare) {
    console.log(`  less than the ${100 * wantedShare} % that are wanted`);
    process.exitCode = 1;
  }
}
