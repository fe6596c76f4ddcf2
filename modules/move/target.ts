import { findCloud } from "../catalogue/clouds.ts";
import { findRegion } from "../catalogue/regions.ts";
import { bestZone, sellsGpus } from "../catalogue/zones.ts";
import { listed } from "../problem/listed.ts";
import { UserError } from "../problem/problem.ts";

/** Where a deployment is or goes to. */
export interface Place {
  readonly cloud: string;
  readonly region: string;
  readonly zone: string;
}

export interface Destination {
  readonly cloud: string;
  /** @default - one in the same country that sells GPUs, else any that does */
  readonly region?: string;
  /** @default - the region's zone with the most kinds of GPU machines */
  readonly zone?: string;
}

/**
 * The place that a deployment moves to.
 *
 * @throws UserError for a cloud, region or zone that the catalogue does not hold
 */
export function targetPlace(from: Place, to: Destination): Place {
  const cloud = findCloud(to.cloud);
  if (cloud === undefined)
    throw new UserError({ where: "--to", what: "this cloud is not known", got: to.cloud });
  const country = findRegion(from.cloud, from.region)?.country;
  const selling = cloud.regions.filter(({ zones }) => zones.some((zone) => sellsGpus(to.cloud, zone)));
  const nearest = selling.find((region) => region.country === country) ?? selling[0] ?? cloud.regions[0];
  const region = cloud.regions.find(({ name }) => name === (to.region ?? nearest?.name));
  if (region === undefined)
    throw notThere(
      "--region",
      to.region,
      cloud.regions.map(({ name }) => name),
    );
  const zone = to.zone ?? bestZone(to.cloud, region.zones);
  if (zone === undefined || !region.zones.includes(zone)) throw notThere("--zone", to.zone, region.zones);
  return { cloud: to.cloud, region: region.name, zone };
}

const notThere = (where: string, got: string | undefined, allowed: readonly string[]) =>
  new UserError({
    where,
    what: "the cloud has none of this name",
    got: String(got),
    allowed: listed(allowed),
  });
