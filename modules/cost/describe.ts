import type { Plan } from "../plan/index.ts";
import { costDifference } from "./difference.ts";
import { type CostEstimate, estimateCost } from "./estimate.ts";
import { resourcesOf } from "./resource.ts";

type Resources = Pick<Plan, "resources">;

const whole = (eur: number) => Math.round(eur).toLocaleString("en");
const signed = (eur: number) => `${eur < 0 ? "−" : "+"}${whole(Math.abs(eur))}`;

/** One sentence on what a plan costs in a month, for reports. */
export function describeCost(plan: Resources, today?: string): string {
  const { total, unknown } = estimateCost(resourcesOf(plan), {}, today);
  return `about ${whole(total.low)} to ${whole(total.high)} € a month by list price without VAT${without(unknown)}`;
}

/** What changes in the monthly cost between two plans, the largest change first; empty where nothing does. */
export function describeCostDifference(before: Resources, after: Resources, today?: string): string[] {
  const [was, is] = [before, after].map((plan) => estimateCost(resourcesOf(plan), {}, today));
  if (was === undefined || is === undefined) return [];
  const { changes, eur } = costDifference(was, is);
  if (changes.length === 0) return [];
  const lines = changes
    .map(({ address, what, before: old = 0, after: now = 0 }) => ({ address, what, eur: now - old }))
    .sort((a, b) => Math.abs(b.eur) - Math.abs(a.eur))
    .map((change) => `${signed(change.eur)} €  ${change.address} (${change.what})`);
  return [`cost ${signed(eur)} € a month by list price${without(is.unknown)}`, ...lines];
}

function without(unknown: CostEstimate["unknown"]): string {
  if (unknown.length === 0) return "";
  return `, without ${unknown.length} ${unknown.length === 1 ? "line" : "lines"} whose price is unknown`;
}
