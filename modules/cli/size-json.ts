import type { Advice, Recommendation } from "../sizing/recommend.ts";
import type { Wish } from "../sizing/wish.ts";

/** The advice as plain data: names instead of whole catalogue entries. */
export function sizeJson(advice: Advice, { people, works, data }: Wish): Record<string, unknown> {
  return {
    people,
    works: works.map(({ name }) => name),
    data,
    load: advice.load,
    clouds: advice.clouds.map(({ cloud, best, nearest, noZone }) => ({
      cloud,
      best: best.map(plain),
      nearest: nearest.map(({ offer, model, ...rest }) => ({ ...rest, offer: offer.name, model: model.id })),
      ...(noZone === undefined ? {} : { noZone }),
    })),
    refusedModels: advice.refusedModels.map(({ model, licence }) => ({
      model: model.id,
      reasons: licence.reasons.map(({ text }) => text),
    })),
  };
}

function plain(recommendation: Recommendation): Record<string, unknown> {
  const { offer, machines, model, sizing, peopleServed, headroom, price, licence, residency } =
    recommendation;
  const { memory, precision, kvPrecision, engine, contextTokens, cacheTokens, engineFlags, notes } = sizing;
  return {
    offer: offer.name,
    offerMark: offer.provenance.mark,
    machines,
    gpus: offer.gpu,
    model: model.id,
    modelMark: model.provenance.mark,
    precision,
    kvPrecision,
    peopleServed,
    headroom: Math.round(headroom * 100) / 100,
    contextTokens,
    cacheTokens,
    concurrentRequests: sizing.concurrentRequests * machines,
    memoryOfOneGpuGib: memory,
    engine,
    engineFlags,
    notes,
    price: price ?? null,
    billing: { stopsWhen: offer.billing.stopsWhen, note: offer.billing.note },
    licence: {
      id: licence.licence.id,
      verdict: licence.verdict,
      reasons: licence.reasons.map(({ text }) => text),
      duties: licence.duties.map(({ says }) => says),
      url: licence.licence.url,
    },
    residency,
    throughput: recommendation.throughput ?? null,
  };
}
