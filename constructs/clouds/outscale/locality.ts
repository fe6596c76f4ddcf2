import type { Placement } from "../../capabilities/placement.ts";

/** Tags are a set of blocks. The name is a tag too: most resources have no other. */
export const tagSet = (placement: Placement, name: string): { key: string; value: string }[] =>
  Object.entries({ name: placement.nameOf(name), ...placement.tags }).map(([key, value]) => ({ key, value }));

/** Keeps what holds data from being destroyed in production, by the plan itself. */
export const keep = (placement: Placement) => ({ preventDestroy: placement.isProtected });

/** Endpoint of the object storage of a region. */
export const objectStorageEndpoint = (region: string): string => `https://oos.${region}.outscale.com`;
