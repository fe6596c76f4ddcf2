import {
  type CostDifference,
  type CostEstimate,
  costDifference,
  estimateCost,
  resourcesOf,
} from "../../cost/index.ts";
import type { Source } from "../source.ts";

/** What two plans cost in a month by dated list prices, and what differs, line by line. */
export interface DiffCost extends CostDifference {
  readonly before: CostEstimate;
  readonly after: CostEstimate;
}

/** @param onDay the day by which prices count as stale, YYYY-MM-DD */
export function costOf(
  sources: { readonly before: Source; readonly after: Source },
  onDay: string,
): DiffCost {
  const estimate = ({ plan }: Source) => estimateCost(resourcesOf(plan), {}, onDay);
  const [before, after] = [estimate(sources.before), estimate(sources.after)];
  const { changes, eur } = costDifference(before, underFormerNames(after, before, sources.after));
  const weight = (change: (typeof changes)[number]) => Math.abs((change.after ?? 0) - (change.before ?? 0));
  return { before, after, eur, changes: [...changes].sort((a, b) => weight(b) - weight(a)) };
}

/** A resource that only moved costs what it did: its lines are held against those of its former address. */
function underFormerNames(after: CostEstimate, before: CostEstimate, { plan }: Source): CostEstimate {
  const old = new Set(before.lines.map(({ address }) => address));
  const moved = new Map(
    plan.resources.flatMap(({ address, previousAddress }) =>
      previousAddress !== undefined && !old.has(address) && old.has(previousAddress)
        ? [[address, previousAddress] as const]
        : [],
    ),
  );
  const lines = after.lines.map((line) => ({ ...line, address: moved.get(line.address) ?? line.address }));
  return { ...after, lines };
}
