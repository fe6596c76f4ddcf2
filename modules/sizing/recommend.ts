import type { CloudCatalogue, Offer } from "../catalogue/cloud.ts";
import { clouds } from "../catalogue/clouds.ts";
import type { Model } from "../catalogue/model.ts";
import { findModel } from "../catalogue/models.ts";
import { type LicenceVerdict, licenceVerdict } from "./licence-verdict.ts";
import { type MonthlyPrice, monthlyPrice } from "./monthly-price.ts";
import { type Nearest, nearestTo } from "./nearest.ts";
import { type Residency, residencyOf } from "./residency.ts";
import { sizeModel } from "./size-model.ts";
import type { Sizing } from "./sizing.ts";
import { estimateThroughput, type Throughput } from "./throughput.ts";
import { type Load, loadOf, type Wish } from "./wish.ts";
import { modelsFor } from "./works.ts";

/** One way to serve the wish. */
export interface Recommendation {
  readonly cloud: string;
  readonly offer: Offer;
  /** Machines of this kind that share the people. */
  readonly machines: number;
  readonly model: Model;
  readonly sizing: Sizing;
  /** People that all machines together serve at the wished peak. */
  readonly peopleServed: number;
  /** Share of the full-length requests that stays free at the wished peak. */
  readonly headroom: number;
  /** Unset: no price is known that still holds. */
  readonly price?: MonthlyPrice;
  readonly licence: LicenceVerdict;
  readonly residency: Residency;
  readonly throughput?: Throughput;
}

export interface CloudAdvice {
  readonly cloud: string;
  /** Best three, the cheapest first; empty where nothing of the cloud serves the wish. */
  readonly best: readonly Recommendation[];
  /** Filled where nothing serves the wish: how it would have to change. */
  readonly nearest: readonly Nearest[];
  /** Why there is neither: no zone of the cloud may hold the data. */
  readonly noZone?: string;
}

export interface Advice {
  readonly load: Load;
  readonly clouds: readonly CloudAdvice[];
  /** Models that suit the work and may not be used, with the reason. */
  readonly refusedModels: readonly { readonly model: Model; readonly licence: LicenceVerdict }[];
}

const bestPerCloud = 3;

/** Which model on which machines serves the wish, and what it costs: the best three on each cloud. */
export function recommend(wish: Wish): Advice {
  const load = loadOf(wish);
  const suiting = wish.model === undefined ? modelsOf(wish, load) : [wish.model];
  const judged = suiting.map((model) => ({ model, licence: licenceVerdict(model, wish.organisation ?? {}) }));
  const usable = judged.filter(({ licence }) => licence.verdict !== "refused");
  return {
    load,
    clouds: clouds
      .filter(({ cloud }) => wish.clouds?.includes(cloud) ?? true)
      .map((catalogue) => adviseOn(catalogue, usable, wish, load)),
    refusedModels: judged.filter(({ licence }) => licence.verdict === "refused"),
  };
}

function modelsOf({ works }: Wish, { contextTokens, needsTools }: Load): Model[] {
  return modelsFor(works)
    .flatMap((id) => findModel(id) ?? [])
    .filter((model) => model.contextTokens >= contextTokens)
    .filter((model) => !needsTools || model.toolCallParser !== null);
}

interface Usable {
  readonly model: Model;
  readonly licence: LicenceVerdict;
}

function adviseOn(catalogue: CloudCatalogue, usable: readonly Usable[], wish: Wish, load: Load): CloudAdvice {
  const places = catalogue.offers.flatMap((offer) => {
    const residency = offer.gpu === undefined ? undefined : residencyOf(catalogue, offer, wish);
    return residency === undefined ? [] : [{ offer, residency }];
  });
  if (places.length === 0) return { cloud: catalogue.cloud, best: [], nearest: [], noZone: whyNoZone(wish) };
  // A model further down the list is looked at only while the better ones leave room among the best.
  const best: Recommendation[] = [];
  for (const { model, licence } of usable) {
    if (best.length >= bestPerCloud) break;
    const found = places.flatMap((place) => serve({ ...place, model, licence }, wish, load) ?? []);
    best.push(...found.sort(byPrice).slice(0, bestPerCloud - best.length));
  }
  const nearest = best.length > 0 ? [] : nearestTo(places, usable, wish, load);
  return { cloud: catalogue.cloud, best, nearest };
}

function whyNoZone({ data, country }: Wish): string {
  const land = country === undefined ? "" : ` in ${country.toUpperCase()}`;
  if (data !== "health") return `no GPU machine${land === "" ? " in the European Union" : land} is known`;
  return `no zone with GPU machines${land} is known to be certified for hosting health data (HDS)`;
}

interface Candidate extends Usable {
  readonly offer: Offer;
  readonly residency: Residency;
}

/** The fewest machines of this kind that serve the wish; undefined where not even the most do. */
function serve(candidate: Candidate, wish: Wish, load: Load): Recommendation | undefined {
  const { offer, residency, model, licence } = candidate;
  const { contextTokens, concurrentRequests, peakShare } = load;
  for (let machines = 1; machines <= (wish.mostMachines ?? 4); machines++) {
    const perMachine = Math.ceil(concurrentRequests / machines);
    const sizing = sizeModel({ model, offer, contextTokens, concurrentRequests: perMachine });
    if (sizing.verdict !== "fits") continue;
    const served = sizing.concurrentRequests * machines;
    const price = monthlyPrice(offer, residency.zones, machines, wish.today);
    const throughput = estimateThroughput(sizing);
    return {
      cloud: offer.cloud,
      offer,
      machines,
      model,
      sizing,
      peopleServed: Math.floor(served / peakShare),
      headroom: served / concurrentRequests - 1,
      ...(price === undefined ? {} : { price }),
      licence,
      residency,
      ...(throughput === undefined ? {} : { throughput }),
    };
  }
  return undefined;
}

/** Cheapest first; what has no price comes last, smaller machines before larger ones. */
export function byPrice(a: Recommendation, b: Recommendation): number {
  const eur = ({ price }: Recommendation) => price?.aroundTheClockEur ?? Number.POSITIVE_INFINITY;
  if (eur(a) !== eur(b)) return eur(a) - eur(b);
  return a.machines * (a.offer.gpu?.count ?? 0) - b.machines * (b.offer.gpu?.count ?? 0);
}
