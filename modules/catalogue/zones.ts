import { offers } from "./offers.ts";

/** Whether machines with a GPU are sold in a zone. */
export const sellsGpus = (cloud: string, zone: string): boolean => gpuOffersIn(cloud, zone) > 0;

/** The zone that sells the most kinds of GPU machines. */
export function bestZone(cloud: string, zones: readonly string[]): string | undefined {
  return [...zones].sort((a, b) => gpuOffersIn(cloud, b) - gpuOffersIn(cloud, a))[0];
}

const gpuOffersIn = (cloud: string, zone: string) =>
  offers.filter((offer) => offer.cloud === cloud && offer.gpu !== undefined && offer.zones.includes(zone))
    .length;
