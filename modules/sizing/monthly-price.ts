import type { Offer } from "../catalogue/cloud.ts";
import { hourlyPriceEur, hoursPerMonth } from "../catalogue/offers.ts";
import { type Mark, weakestMark } from "../catalogue/provenance.ts";

/** Ten hours on five days a week. */
export const officeHoursPerMonth = Math.round((10 * 5 * 52.14) / 12);

/** List price of machines for a month, euros without VAT, volumes and addresses. */
export interface MonthlyPrice {
  readonly aroundTheClockEur: number;
  /** Unset where the cloud's billing does not let a night off save money without a rebuild. */
  readonly officeHoursEur?: number;
  readonly zone: string;
  readonly mark: Mark;
  /** As sure as the price and as what stops the bill. */
  readonly officeHoursMark: Mark;
  readonly checkedOn: string;
  /** What the price leaves out: then it is a lower bound. */
  readonly missing?: string;
}

/** The price in the cheapest of the zones; undefined where none is known that still holds. */
export function monthlyPrice(
  offer: Offer,
  zones: readonly string[],
  machines: number,
  today?: string,
): MonthlyPrice | undefined {
  const { price } = offer;
  if (price === undefined) return undefined;
  const hourly = zones.flatMap((zone) => {
    const eur = hourlyPriceEur(offer, zone, today);
    return eur === undefined ? [] : [{ zone, eur }];
  });
  const [cheapest] = hourly.sort((a, b) => a.eur - b.eur);
  if (cheapest === undefined) return undefined;
  const perHour = cheapest.eur * machines;
  return {
    aroundTheClockEur: perHour * hoursPerMonth,
    ...(offer.billing.officeHours ? { officeHoursEur: perHour * officeHoursPerMonth } : {}),
    zone: cheapest.zone,
    mark: price.provenance.mark,
    officeHoursMark: weakestMark([price.provenance.mark, offer.billing.provenance.mark]),
    checkedOn: price.provenance.checkedOn,
    ...(price.missing === undefined ? {} : { missing: price.missing }),
  };
}
