import { describe, expect, it } from "vitest";
import type { Offer, Region } from "../../../modules/catalogue/cloud.ts";
import { cloudNames, clouds } from "../../../modules/catalogue/clouds.ts";
import { oldestComputeCapability } from "../../../modules/catalogue/gpu.ts";
import { findGpu } from "../../../modules/catalogue/gpus.ts";
import { findImage } from "../../../modules/catalogue/images.ts";
import { findModel, models } from "../../../modules/catalogue/models.ts";
import { byListPrice, findOffer, hourlyPriceEur, offers } from "../../../modules/catalogue/offers.ts";
import { isStale, weakestMark } from "../../../modules/catalogue/provenance.ts";
import {
  findRegion,
  findRegionOfZone,
  qualificationOf,
  regions,
  serviceStatus,
} from "../../../modules/catalogue/regions.ts";
import { catalogueProblems, staleEntries } from "../../../modules/catalogue/schema.ts";

const offer = (name: string, cloud = "scaleway"): Offer => {
  const found = findOffer(cloud, name);
  if (found === undefined) throw new Error(`no offer ${name}`);
  return found;
};

const region = (cloud: string, name: string): Region => {
  const found = findRegion(cloud, name);
  if (found === undefined) throw new Error(`no region ${name}`);
  return found;
};

describe("the catalogue's data", () => {
  it("keeps its own rules", () => expect(catalogueProblems()).toEqual([]));

  it("names nothing twice", () => {
    const twice = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index);
    expect(twice(models.map(({ id }) => id))).toEqual([]);
    expect(twice(models.map(({ hubId }) => hubId))).toEqual([]);
    expect(twice(offers.map(({ cloud, name }) => `${cloud} ${name}`))).toEqual([]);
    expect(twice(regions.map(({ cloud, name }) => `${cloud} ${name}`))).toEqual([]);
    for (const { prices } of clouds) expect(twice(prices.map(({ item }) => item))).toEqual([]);
  });

  it("knows three clouds, each with GPU machines, plain machines, regions and images", () => {
    expect(cloudNames).toEqual(["outscale", "ovhcloud", "scaleway"]);
    for (const name of cloudNames) {
      const own = offers.filter(({ cloud }) => cloud === name);
      expect(own.some(({ gpu }) => gpu !== undefined)).toBe(true);
      expect(own.some(({ gpu }) => gpu === undefined)).toBe(true);
      expect(findImage(name, "gpu")).toBeDefined();
      expect(findImage(name, "cpu")).toBeDefined();
    }
  });

  it("holds at least 40 models of every family that was asked for", () => {
    expect(models.length).toBeGreaterThanOrEqual(40);
    const families = new Set(models.map(({ family }) => family));
    for (const family of [
      "Mistral",
      "Llama",
      "Falcon",
      "BLOOM",
      "Lucie",
      "EuroLLM",
      "Apertus",
      "Qwen",
      "gpt-oss",
      "Gemma",
    ]) {
      expect(families).toContain(family);
    }
    const tasks = models.map(({ task }) => task);
    expect(tasks).toContain("embedding");
    expect(tasks).toContain("rerank");
  });

  it("lists a model's checkpoints from the most precise one down", () => {
    const order = ["fp32", "bf16", "fp8", "int8", "nvfp4", "mxfp4", "int4"];
    for (const { id, weights } of models) {
      const positions = weights.map(({ precision }) => order.indexOf(precision));
      expect(positions, id).toEqual(positions.toSorted((a, b) => a - b));
    }
  });

  it("has checkpoints about as large as their parameters and width say", () => {
    const bits = { fp32: 32, bf16: 16, fp8: 8, int8: 8, nvfp4: 4.5, mxfp4: 4.5, int4: 4.5 };
    for (const { id, parameters, weights } of models) {
      for (const { precision, bytes } of weights) {
        const expected = (parameters * bits[precision]) / 8;
        expect(bytes / expected, `${id} ${precision}`).toBeGreaterThan(0.9);
        expect(bytes / expected, `${id} ${precision}`).toBeLessThan(1.35);
      }
    }
  });

  it("lists GPUs that are too old for current engines, so that they can be refused", () => {
    const old = offers.filter(
      ({ gpu }) => gpu !== undefined && (findGpu(gpu.id)?.computeCapability ?? 0) < oldestComputeCapability,
    );
    expect(new Set(old.map(({ cloud }) => cloud)).size).toBe(3);
  });

  it("claims a qualification for no region, and says unknown where nothing was read", () => {
    for (const entry of regions) {
      expect(qualificationOf(entry, "SecNumCloud", "2026-11-24").status, entry.name).not.toBe("listed");
    }
    expect(qualificationOf(region("outscale", "eu-west-2"), "SecNumCloud").status).toBe("unknown");
    expect(
      qualificationOf(region("outscale", "cloudgouv-eu-west-1"), "SecNumCloud", "2026-11-24").status,
    ).toBe("candidate");
    expect(qualificationOf(region("scaleway", "nl-ams"), "HDS").status).toBe("unknown");
  });

  it("knows of a candidate's services only what was read one by one, and of others what holds for all", () => {
    const gouv = region("outscale", "cloudgouv-eu-west-1");
    const day = "2026-11-24";
    expect(serviceStatus(gouv, "SecNumCloud", "Network", day)).toBe("unknown");
    const looked = gouv.qualifications.map((each) => ({
      ...each,
      services: { Network: "listed", GPU: "not-listed" } as const,
    }));
    expect(
      ["Network", "GPU", "Database"].map((service) =>
        serviceStatus({ ...gouv, qualifications: looked }, "SecNumCloud", service, day),
      ),
    ).toEqual(["listed", "not-listed", "unknown"]);
    expect(serviceStatus(region("scaleway", "fr-par"), "SecNumCloud", "Network", day)).toBe("not-listed");
    expect(serviceStatus(gouv, "SecNumCloud", "Network", "2036-11-24")).toBe("unknown");
  });

  it("finds the region of a zone, also where regions have one zone only", () => {
    expect(findRegionOfZone("scaleway", "fr-par-2")?.name).toBe("fr-par");
    expect(findRegionOfZone("ovhcloud", "GRA11")?.country).toBe("FR");
    expect(findRegionOfZone("scaleway", "us-east-1a")).toBeUndefined();
  });

  it("marks what is recalled as recalled", () => {
    expect(weakestMark(["verified", "recalled", "secondary"])).toBe("recalled");
    expect(findModel("eurollm-22b")?.provenance.mark).toBe("recalled");
    expect(findModel("mistral-small-4-119b")?.provenance.mark).toBe("recalled");
    expect(findModel("llama-3.1-8b")?.provenance.mark).toBe("verified");
    expect(findModel("mistralai/Mistral-Nemo-Instruct-2407")?.id).toBe("mistral-nemo-12b");
  });
});

describe("prices", () => {
  it("differ by zone where the vendor says so", () => {
    expect(hourlyPriceEur(offer("POP2-2C-8G"), "fr-par-1", "2026-11-24")).toBe(0.0735);
    expect(hourlyPriceEur(offer("POP2-2C-8G"), "fr-par-3", "2026-11-24")).toBe(0.11025);
  });

  it("are unknown once they are stale, and still order machines", () => {
    const l4 = offer("L4-1-24G");
    const expiry = l4.price?.provenance.expiresOn ?? "";
    expect(hourlyPriceEur(l4, undefined, "2026-12-31")).toBe(0.7875);
    expect(hourlyPriceEur(l4, undefined, expiry)).toBeUndefined();
    expect([offer("L40S-1-48G"), l4].sort(byListPrice()).map(({ name }) => name)).toEqual([
      "L4-1-24G",
      "L40S-1-48G",
    ]);
    expect([offer("h200-1920", "ovhcloud"), l4].sort(byListPrice())[0]).toBe(l4);
  });

  it("say what they leave out", () => {
    const a100 = offers.find(({ cloud, gpu }) => cloud === "outscale" && gpu?.id === "a100-80");
    expect(a100?.price?.missing).toContain("memory");
    expect(a100?.machineType).toBe("tinav6.c16r128p1");
    expect(a100?.gpu?.attached).toEqual({ modelName: "nvidia-a100-80", generation: "v6" });
  });

  it("make the list of stale entries grow with time", () => {
    expect(staleEntries("2026-11-24")).toEqual([]);
    expect(staleEntries("2027-01-30").join("\n")).toContain("price of scaleway L4-1-24G");
    expect(staleEntries("2099-01-01").length).toBeGreaterThan(models.length);
    expect(
      isStale(
        { mark: "verified", source: "x", checkedOn: "2026-01-01", expiresOn: "2026-06-01" },
        "2026-06-01",
      ),
    ).toBe(true);
  });
});
