import type { Placement } from "../../capabilities/placement.ts";

/** Literal project and region of what speaks OVHcloud's own API. */
export const inProject = (placement: Placement) => ({ serviceName: placement.project });

/** Literal project and region of the compute vocabulary, such as GRA11. */
export const regional = (placement: Placement) => ({
  serviceName: placement.project,
  region: placement.region,
});

/**
 * Managed services and buckets name the place, not the compute region in it: GRA for GRA11, RBX for RBX-A. Regions of
 * three zones have one name for both.
 */
export const serviceRegion = ({ region }: Pick<Placement, "region">): string =>
  /^EU-/.test(region) ? region : region.replace(/(?:\d+|-[A-Z])$/, "");

/** Zone of a region that has several; a region with a single one has no name for it. */
export const zoned = (placement: Placement, zone = placement.zone) =>
  zone === placement.region ? {} : { availabilityZone: zone };

/** Tags of OpenStack are strings. */
export const tagList = (placement: Placement): string[] =>
  Object.entries(placement.tags).map(([name, value]) => `${name}:${value}`);

/** Keeps what holds data from being destroyed in production, by the plan itself. */
export const keep = (placement: Placement) => ({ preventDestroy: placement.isProtected });
