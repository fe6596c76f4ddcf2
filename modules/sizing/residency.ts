import type { CloudCatalogue, Offer, Region } from "../catalogue/cloud.ts";
import { qualificationOf } from "../catalogue/regions.ts";
import type { Wish } from "./wish.ts";

/** Where a machine may stand for this data, and under whose law. */
export interface Residency {
  readonly zones: readonly string[];
  readonly countries: readonly string[];
  readonly operator: string;
  readonly operatorCountry: string;
  /** What to settle before data of this class goes there. */
  readonly conditions: readonly string[];
}

/** Undefined where no zone of the offer is good enough for the data. */
export function residencyOf(
  { operator, regions }: CloudCatalogue,
  offer: Offer,
  wish: Wish,
): Residency | undefined {
  const fitting = regions.filter(
    (region) => mayHold(region, wish) && region.zones.some((zone) => offer.zones.includes(zone)),
  );
  if (fitting.length === 0) return undefined;
  return {
    zones: fitting.flatMap(({ zones }) => zones.filter((zone) => offer.zones.includes(zone))),
    countries: [...new Set(fitting.map(({ country }) => country))],
    operator: operator.name,
    operatorCountry: operator.parentCountry,
    conditions: wish.data === "health" ? fitting.map((region) => hostingOf(region, wish)) : [],
  };
}

function mayHold(region: Region, { data, country, today }: Wish): boolean {
  if (country !== undefined && region.country !== country.toUpperCase()) return false;
  if (data === "public") return true;
  if (data !== "health") return region.insideEu;
  const { status } = qualificationOf(region, "HDS", today);
  return region.insideEu && (status === "listed" || status === "candidate");
}

function hostingOf(region: Region, { today }: Wish): string {
  const hosting = qualificationOf(region, "HDS", today);
  return "offer" in hosting ? `${region.name}: HDS ${hosting.status} for "${hosting.offer}"` : region.name;
}
