import type { Offer } from "./cloud.ts";
import { clouds } from "./clouds.ts";
import { isoDay, isStale } from "./provenance.ts";

export const offers: readonly Offer[] = clouds.flatMap((cloud) => cloud.offers);

export function findOffer(cloud: string, name: string): Offer | undefined {
  return offers.find((offer) => offer.cloud === cloud && offer.name === name);
}

/** Hours of a month in every monthly figure. */
export const hoursPerMonth = 730;

/**
 * List price in a zone, euros an hour without VAT; undefined where no price can be cited or the one known is stale.
 *
 * @param zone @default - the offer's usual price
 */
export function hourlyPriceEur(offer: Offer, zone?: string, today: string = isoDay()): number | undefined {
  if (offer.price === undefined || isStale(offer.price.provenance, today)) return undefined;
  return (zone === undefined ? undefined : offer.price.perHourEurByZone?.[zone]) ?? offer.price.perHourEur;
}

/**
 * Orders offers by their list price in a zone, unknown prices last, whatever their age: a choice among machines must
 * not change because a price grew old.
 */
export function byListPrice(zone?: string): (a: Offer, b: Offer) => number {
  const known = (offer: Offer) => hourlyPriceEur(offer, zone, "") ?? Number.POSITIVE_INFINITY;
  return (a, b) => (known(a) === known(b) ? 0 : known(a) - known(b));
}
