import type { Qualification, QualificationStatus, Region, Scheme } from "./cloud.ts";
import { clouds } from "./clouds.ts";
import { isoDay, isStale } from "./provenance.ts";

export const regions: readonly Region[] = clouds.flatMap((cloud) => cloud.regions);

export function findRegion(cloud: string, name: string): Region | undefined {
  return regions.find((region) => region.cloud === cloud && region.name === name);
}

/** The region a zone belongs to. */
export function findRegionOfZone(cloud: string, zone: string): Region | undefined {
  return regions.find((region) => region.cloud === cloud && region.zones.includes(zone));
}

/** What may be said about a scheme in a region; `unknown` where nothing was read or what was read is stale. */
export function qualificationOf(
  region: Region,
  scheme: Scheme,
  today: string = isoDay(),
): Qualification | { readonly scheme: Scheme; readonly status: "unknown" } {
  const found = region.qualifications.find((qualification) => qualification.scheme === scheme);
  return found === undefined || isStale(found.provenance, today) ? { scheme, status: "unknown" } : found;
}

/**
 * What may be said about one service there. Of an offer that is a candidate, a service that nobody looked up is
 * unknown: the list names services, not regions.
 */
export function serviceStatus(
  region: Region,
  scheme: Scheme,
  service: string,
  today: string = isoDay(),
): QualificationStatus {
  const found = qualificationOf(region, scheme, today);
  const own = "services" in found ? found.services?.[service] : undefined;
  return own ?? (found.status === "candidate" ? "unknown" : found.status);
}
