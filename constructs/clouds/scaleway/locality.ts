import { Fn } from "cdktf";
import type { Placement } from "../../capabilities/placement.ts";

/** Literal region and project: unset, the environment of whoever applies would decide where data goes. */
export const regional = (placement: Placement) => ({
  region: placement.region,
  projectId: placement.project,
});

/** Literal zone and project. */
export const zonal = (placement: Placement, zone = placement.zone) => ({
  zone,
  projectId: placement.project,
});

/** Tags are a list of strings everywhere but on buckets. */
export const tagList = (placement: Placement): string[] =>
  Object.entries(placement.tags).map(([name, value]) => `${name}:${value}`);

/** The uuid of an id that carries its locality, such as `fr-par/uuid`. */
export const bareId = (id: string): string => Fn.element(Fn.split("/", id), 1);

/** Keeps what holds data from being destroyed in production, by the plan itself. */
export const keep = (placement: Placement) => ({ preventDestroy: placement.isProtected });
