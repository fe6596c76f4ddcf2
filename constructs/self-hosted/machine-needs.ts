import { byListPrice, offers } from "../../modules/catalogue/offers.ts";
import type { Placement } from "../capabilities/placement.ts";

/** The least that a service runs on. */
export interface MachineNeeds {
  readonly vcpus: number;
  readonly ramGib: number;
  readonly diskGib: number;
}

/** The cheapest machine of the zone that is large enough; an empty name, which the machine's check reports, for none. */
export function offerFor(
  { cloud, zone }: Placement,
  { vcpus, ramGib }: Omit<MachineNeeds, "diskGib">,
): string {
  return (
    offers
      .filter((offer) => offer.cloud === cloud && offer.gpu === undefined && offer.zones.includes(zone))
      .filter((offer) => offer.vcpus >= vcpus && offer.ramGib >= ramGib)
      .sort(byListPrice(zone))[0]?.name ?? ""
  );
}
