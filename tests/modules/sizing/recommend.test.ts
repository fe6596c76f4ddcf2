import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findModel } from "../../../modules/catalogue/models.ts";
import { drawAdvice } from "../../../modules/sizing/draw.ts";
import { explainSizing } from "../../../modules/sizing/explain.ts";
import { byPrice, type Recommendation, recommend } from "../../../modules/sizing/recommend.ts";
import { estimateThroughput } from "../../../modules/sizing/throughput.ts";
import type { Wish } from "../../../modules/sizing/wish.ts";
import { findWork, modelsFor, works } from "../../../modules/sizing/works.ts";
import { known } from "./log-errors.ts";

const today = "2026-11-24";
const workNamed = (...names: string[]) => names.flatMap((name) => findWork(name) ?? []);
const wish = (over: Partial<Wish> = {}): Wish => ({
  people: 40,
  works: workNamed("contracts", "chat"),
  data: "personal",
  organisation: { country: "FR" },
  today,
  ...over,
});
const bestOf = (advice: ReturnType<typeof recommend>): Recommendation[] =>
  advice.clouds.flatMap(({ best }) => best);

describe("recommend", () => {
  it("answers with at most three machines of each cloud, the cheapest first", () => {
    const { clouds, load } = recommend(wish());
    expect(load).toMatchObject({ contextTokens: 32_768, concurrentRequests: 4 });
    expect(clouds.map(({ cloud }) => cloud)).toEqual(["outscale", "ovhcloud", "scaleway"]);
    for (const { best } of clouds) {
      expect(best.length).toBeGreaterThan(0);
      expect(best.length).toBeLessThanOrEqual(3);
      const prices = best.map(({ price }) => price?.aroundTheClockEur ?? Number.POSITIVE_INFINITY);
      expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    }
  });

  it("serves at least the people that were wished for, with a model that may be used", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.subarray([...works], { minLength: 1 }),
        (people, chosen) => {
          const advice = recommend(wish({ people, works: chosen }));
          return bestOf(advice).every(
            ({ peopleServed, sizing, licence, machines }) =>
              peopleServed >= people &&
              sizing.verdict === "fits" &&
              licence.verdict !== "refused" &&
              sizing.concurrentRequests * machines >= advice.load.concurrentRequests,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("never answers with a dearer best machine when more machines are looked at", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 3 }), (people, machines) => {
        const cheapest = (mostMachines: number) =>
          bestOf(recommend(wish({ people, mostMachines }))).sort(byPrice)[0]?.price?.aroundTheClockEur ??
          Number.POSITIVE_INFINITY;
        return cheapest(machines + 1) <= cheapest(machines);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps personal data inside the European Union and health data where hosting is certified", () => {
    for (const { residency } of bestOf(recommend(wish()))) {
      expect(["FR", "DE", "IT", "NL", "PL"]).toEqual(expect.arrayContaining([...residency.countries]));
    }
    const health = recommend(wish({ data: "health" }));
    for (const { residency } of bestOf(health)) {
      expect(residency.countries).toEqual(["FR"]);
      expect(residency.conditions.join()).toContain("HDS");
    }
    expect(health.clouds.find(({ cloud }) => cloud === "outscale")?.noZone).toContain("HDS");
    const polish = recommend(wish({ country: "pl" }));
    expect(bestOf(polish).map(({ cloud }) => cloud)).toEqual(["scaleway", "scaleway", "scaleway"]);
    expect(bestOf(polish)[0]?.residency.zones).toEqual(["pl-waw-2"]);
  });

  it("calls qualifications unknown once what was read about them is stale", () => {
    const later = recommend(wish({ data: "health", today: "2027-06-01" }));
    expect(bestOf(later)).toEqual([]);
  });

  it("prices office hours only where the bill stops at night", () => {
    for (const { cloud, price, offer } of bestOf(recommend(wish()))) {
      expect(price?.officeHoursEur !== undefined, offer.name).toBe(cloud !== "outscale");
      if (price?.officeHoursEur === undefined) continue;
      expect(price.officeHoursEur / price.aroundTheClockEur).toBeCloseTo(217 / 730, 3);
    }
  });

  it("shows what is nearest where nothing serves the wish", () => {
    const { clouds } = recommend(wish({ people: 100_000, clouds: ["scaleway"] }));
    const [people, context] = clouds[0]?.nearest ?? [];
    expect(clouds[0]?.best).toEqual([]);
    expect(people).toMatchObject({ change: "people" });
    expect(people?.possible).toBeGreaterThan(1000);
    expect(people?.possible).toBeLessThan(100_000);
    const again = recommend(wish({ people: people?.possible ?? 0, clouds: ["scaleway"] }));
    expect(bestOf(again).length).toBeGreaterThan(0);
    expect(context === undefined || context.possible > 0).toBe(true);
  });

  it("shows a shorter context that these people could have", () => {
    const advice = recommend(
      wish({
        people: 60,
        model: known("llama-3.1-70b"),
        contextTokens: 131_072,
        mostMachines: 1,
        clouds: ["ovhcloud"],
        peakShare: 1,
      }),
    );
    const shorter = advice.clouds[0]?.nearest.find(({ change }) => change === "contextTokens");
    expect(shorter?.possible).toBeGreaterThanOrEqual(1024);
    expect(shorter?.possible).toBeLessThan(131_072);
    const again = recommend(
      wish({
        people: 60,
        model: known("llama-3.1-70b"),
        contextTokens: shorter?.possible ?? 0,
        mostMachines: 1,
        clouds: ["ovhcloud"],
        peakShare: 1,
      }),
    );
    expect(bestOf(again).map(({ offer }) => offer.name)).toContain(shorter?.offer.name);
  });

  it("leaves out what the licence refuses, and says why", () => {
    const { clouds, refusedModels } = recommend(wish({ model: known("llama-4-scout") }));
    expect(clouds.every(({ best }) => best.length === 0)).toBe(true);
    expect(refusedModels[0]?.licence.reasons[0]?.text).toContain("European Union");
  });

  it("knows a model for every kind of work, all of them in the catalogue", () => {
    for (const { name, models, tools } of works) {
      expect(models.length, name).toBeGreaterThan(0);
      for (const id of models) {
        const model = findModel(id);
        expect(model, id).toBeDefined();
        if (tools) expect(model?.toolCallParser, id).not.toBeNull();
      }
    }
    expect(modelsFor(works).length).toBeGreaterThan(0);
  });
});

describe("what is told about a recommendation", () => {
  const [first] = bestOf(recommend(wish({ clouds: ["scaleway"] })));
  if (first === undefined) throw new Error("nothing recommended");

  it("adds up line by line", () => {
    const { memory } = first.sizing;
    if (memory === undefined) throw new Error("no memory");
    expect(memory.weights + memory.activations + memory.reserve + memory.cache).toBeCloseTo(memory.usable, 9);
    const text = explainSizing(first.sizing).join("\n");
    expect(text).toContain(`${memory.cache.toFixed(2)} GiB`);
    expect(text).toContain("40 layers × 8 heads × 128 × 1 B (fp8)");
  });

  it("estimates speed as a range that follows the assumptions", () => {
    const usual = estimateThroughput(first.sizing);
    const slower = estimateThroughput(first.sizing, { bandwidthShare: { low: 0.1, high: 0.2 } });
    if (usual === undefined || slower === undefined) throw new Error("no estimate");
    expect(usual.tokensPerSecond.low).toBeLessThan(usual.tokensPerSecond.high);
    expect(slower.tokensPerSecond.high).toBeLessThan(usual.tokensPerSecond.low);
    expect(usual.totalTokensPerSecond.low / usual.tokensPerSecond.low).toBeCloseTo(4);
    expect(usual.assumptions.promptTokens).toBe(2000);
    expect(estimateThroughput(first.sizing, { promptTokens: 4000 })?.firstTokenSeconds.low).toBeCloseTo(
      2 * usual.firstTokenSeconds.low,
    );
  });

  it("is drawn as one picture for light and dark pages, with words for those who do not see it", () => {
    const svg = drawAdvice(recommend(wish()), wish());
    expect(svg.startsWith("<svg ")).toBe(true);
    expect(svg).toContain("prefers-color-scheme:dark");
    expect(svg).toMatch(/<desc>1 × .* people, [\d,]+ euros a month/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const bars = [...svg.matchAll(/<title>cache, wished for: ([\d.]+) GiB/g)];
    expect(bars).toHaveLength(9);
    expect(drawAdvice(recommend(wish({ people: 100_000 })), wish())).toContain("No machine");
  });
});
