import { cheapestOffer } from "../constructs/services/inference-checks.ts";
import { byListPrice, offers } from "../modules/catalogue/offers.ts";
import type { Deployment } from "./load-settings.ts";

/** What a size is made for, and what it takes where the settings say nothing. */
export interface SizeProfile {
  readonly people: number;
  readonly model: string;
  readonly contextTokens: number;
  /** Hours between two database backups: the most that may be lost. */
  readonly backupEveryHours: number;
  /** The least that the front machine has. */
  readonly front: { readonly vcpus: number; readonly ramGib: number };
}

/** What runs, with every default of the size filled in. */
export interface Workload {
  readonly model: string;
  readonly contextTokens: number;
  readonly concurrentRequests: number;
  readonly gpuOffer: string;
  readonly frontOffer: string;
}

/** A tenth of the people write at the same time at peak: a rule of thumb, which `concurrentRequests` replaces. */
const peakShare = 0.1;

export function workloadOf(deployment: Deployment, profile: SizeProfile): Workload {
  const { cloud, zone, people = profile.people, model = profile.model } = deployment;
  const contextTokens = deployment.contextTokens ?? profile.contextTokens;
  const concurrentRequests = deployment.concurrentRequests ?? Math.ceil(people * peakShare);
  const choice = { cloud, zone, model, contextTokens, concurrentRequests };
  const gpuOffer = deployment.gpuOffer ?? cheapestOffer(choice)?.name ?? "";
  return { model, contextTokens, concurrentRequests, gpuOffer, frontOffer: frontOffer(cloud, zone, profile) };
}

/** The cheapest machine of the zone without a GPU that is large enough. */
function frontOffer(cloud: string, zone: string, { front }: SizeProfile): string {
  const fitting = offers
    .filter((offer) => offer.cloud === cloud && offer.gpu === undefined && offer.zones.includes(zone))
    .filter((offer) => offer.vcpus >= front.vcpus && offer.ramGib >= front.ramGib)
    .sort(byListPrice(zone));
  return fitting[0]?.name ?? "";
}
