import { cheapestOffer, type ModelWorkload } from "../constructs/services/inference-checks.ts";
import { byListPrice, offers } from "../modules/catalogue/offers.ts";
import { findRegion } from "../modules/catalogue/regions.ts";
import type { DeploymentSettings } from "./settings.ts";
import type { SizeProfile } from "./size-profile.ts";

/** A machine of the catalogue and where it stands. */
export interface MachinePlace {
  readonly zone: string;
  readonly offer: string;
}

/** What runs, with every default of the size filled in. */
export interface Workload {
  readonly model: string;
  readonly contextTokens: number;
  readonly concurrentRequests: number;
  readonly engines: readonly MachinePlace[];
  readonly fronts: readonly MachinePlace[];
}

/** What of the settings decides about machines. */
export type WorkloadSettings = Pick<
  DeploymentSettings,
  | "cloud"
  | "region"
  | "zone"
  | "secondZone"
  | "oneZoneReason"
  | "people"
  | "model"
  | "gpuOffer"
  | "contextTokens"
  | "concurrentRequests"
>;

/** A tenth of the people write at the same time at peak: a rule of thumb, which `concurrentRequests` replaces. */
const peakShare = 0.1;

export function workloadOf(settings: WorkloadSettings, profile: SizeProfile): Workload {
  const zones = [settings.zone, secondZoneOf(settings, profile) ?? settings.zone];
  return {
    ...demandOf(settings, profile),
    engines: zones.slice(0, profile.engines).map((zone) => ({
      zone,
      offer: gpuOfferIn(settings, profile, zone) ?? settings.gpuOffer ?? "",
    })),
    fronts: zones
      .slice(0, profile.fronts.count)
      .map((zone) => ({ zone, offer: frontOffer(settings.cloud, zone, profile) })),
  };
}

/**
 * The zone of the second engine: the one that is named, else the region's first other one that sells a machine.
 * Undefined where there is none, or where the settings say why both stand in one.
 */
export function secondZoneOf(settings: WorkloadSettings, profile: SizeProfile): string | undefined {
  if (profile.engines === 1 || settings.oneZoneReason !== undefined) return undefined;
  const { zones = [] } = findRegion(settings.cloud, settings.region) ?? {};
  return (
    settings.secondZone ??
    zones.find((zone) => zone !== settings.zone && gpuOfferIn(settings, profile, zone) !== undefined)
  );
}

/** The GPU machine that a zone sells for this: the one that is named, else the cheapest on which the model fits. */
export function gpuOfferIn(
  settings: WorkloadSettings,
  profile: SizeProfile,
  zone: string,
): string | undefined {
  const { cloud, gpuOffer } = settings;
  if (gpuOffer === undefined) return cheapestOffer({ cloud, zone, ...demandOf(settings, profile) })?.name;
  const isSold = offers.some((offer) => offer.name === gpuOffer && offer.zones.includes(zone));
  return isSold ? gpuOffer : undefined;
}

function demandOf(
  settings: WorkloadSettings,
  profile: SizeProfile,
): Pick<ModelWorkload, "model" | "contextTokens" | "concurrentRequests"> {
  const { people = profile.people, model = profile.model } = settings;
  return {
    model,
    contextTokens: settings.contextTokens ?? profile.contextTokens,
    concurrentRequests: settings.concurrentRequests ?? Math.ceil(people * peakShare),
  };
}

/** The cheapest machine of the zone without a GPU that is large enough. */
function frontOffer(cloud: string, zone: string, { fronts }: SizeProfile): string {
  const fitting = offers
    .filter((offer) => offer.cloud === cloud && offer.gpu === undefined && offer.zones.includes(zone))
    .filter((offer) => offer.vcpus >= fronts.vcpus && offer.ramGib >= fronts.ramGib)
    .sort(byListPrice(zone));
  return fitting[0]?.name ?? "";
}
