import type { Offer } from "../catalogue/cloud.ts";
import type { Model } from "../catalogue/model.ts";
import { byListPrice } from "../catalogue/offers.ts";
import { sizeModel } from "./size-model.ts";
import type { Sizing } from "./sizing.ts";
import type { Load, Wish } from "./wish.ts";

/** A change to the wish after which a machine would serve it. */
export interface Nearest {
  readonly change: "people" | "contextTokens";
  readonly offer: Offer;
  readonly machines: number;
  readonly model: Model;
  /** The value that would be served. */
  readonly possible: number;
}

/** For the best model: the most people at this context, and the longest context for these people. */
export function nearestTo(
  places: readonly { readonly offer: Offer }[],
  usable: readonly { readonly model: Model }[],
  { mostMachines = 4 }: Wish,
  { contextTokens, concurrentRequests, peakShare }: Load,
): Nearest[] {
  const offers = places.map(({ offer }) => offer).toSorted(byListPrice());
  for (const { model } of usable) {
    const fixed = { model, machines: mostMachines };
    const most = largest(offers, (offer) => {
      const { concurrentRequests: served } = sizeModel({ model, offer, contextTokens });
      return Math.floor((served * mostMachines) / peakShare);
    });
    const perMachine = Math.ceil(concurrentRequests / mostMachines);
    const longest = largest(offers, (offer) => {
      const one = sizeModel({ model, offer, contextTokens: smallestContext, concurrentRequests: perMachine });
      return one.verdict === "fits" ? longestContext(one, perMachine) : 0;
    });
    const found: Nearest[] = [
      ...(most === undefined ? [] : [{ ...fixed, ...most, change: "people" } as const]),
      ...(longest === undefined ? [] : [{ ...fixed, ...longest, change: "contextTokens" } as const]),
    ];
    if (found.length > 0) return found;
  }
  return [];
}

const smallestContext = 1024;

/** What the cache holds for each request, in whole thousands. */
function longestContext(sizing: Sizing, requests: number): number {
  const tokens = (sizing.concurrentRequests * sizing.contextTokens) / requests;
  return Math.min(sizing.model.contextTokens, Math.floor(tokens / smallestContext) * smallestContext);
}

/** The offer with the largest value above zero; the first of several. */
function largest(
  offers: readonly Offer[],
  possibleOn: (offer: Offer) => number,
): { readonly offer: Offer; readonly possible: number } | undefined {
  let best: { offer: Offer; possible: number } | undefined;
  for (const offer of offers) {
    const possible = possibleOn(offer);
    if (possible > (best?.possible ?? 0)) best = { offer, possible };
  }
  return best;
}
