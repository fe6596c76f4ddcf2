import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Offer } from "../../../modules/catalogue/cloud.ts";
import { models } from "../../../modules/catalogue/models.ts";
import { findOffer, offers } from "../../../modules/catalogue/offers.ts";
import { memoryOfGpu } from "../../../modules/sizing/memory.ts";
import { sizeModel } from "../../../modules/sizing/size-model.ts";
import { known } from "./log-errors.ts";

const machine = (name: string, cloud = "scaleway"): Offer => {
  const found = findOffer(cloud, name);
  if (found === undefined) throw new Error(`no offer ${name}`);
  return found;
};

const gpuOffers = offers.filter(({ gpu }) => gpu !== undefined);
const anyModel = fc.constantFrom(...models);
const anyOffer = fc.constantFrom(...gpuOffers);
const anyContext = fc.integer({ min: 1024, max: 65_536 });
const anyRequests = fc.integer({ min: 1, max: 64 });

describe("sizeModel", () => {
  it("starts the engine with what was sized", () => {
    const sizing = sizeModel({
      model: known("mistral-small-3.2-24b"),
      offer: machine("L40S-1-48G"),
      contextTokens: 8192,
      concurrentRequests: 5,
    });
    expect(sizing.verdict).toBe("fits");
    expect(sizing.engineFlags).toEqual([
      "--max-model-len=8192",
      "--gpu-memory-utilization=0.9",
      "--tensor-parallel-size=1",
      "--max-num-seqs=20",
      "--max-num-batched-tokens=8192",
      "--kv-cache-dtype=auto",
      "--enable-auto-tool-choice",
      "--tool-call-parser=mistral",
    ]);
  });

  it("takes a cache of one byte a value only where the wish fits no other way", () => {
    const base = {
      model: known("mistral-small-3.2-24b"),
      offer: machine("L40S-1-48G"),
      contextTokens: 32_768,
    };
    expect(sizeModel({ ...base, concurrentRequests: 1 }).kvPrecision).toBe("auto");
    const many = sizeModel({ ...base, concurrentRequests: 4 });
    expect(many).toMatchObject({ verdict: "fits", precision: "fp8", kvPrecision: "fp8" });
    expect(many.engineFlags).toContain("--kv-cache-dtype=fp8");
    expect(many.notes.join()).toContain("check the answers");
  });

  it("takes the most precise checkpoint that leaves a quarter to spare", () => {
    const base = {
      model: known("mistral-small-3.2-24b"),
      offer: machine("H100-1-80G"),
      contextTokens: 32_768,
    };
    expect(sizeModel({ ...base, concurrentRequests: 3 }).precision).toBe("bf16");
    expect(sizeModel({ ...base, concurrentRequests: 4 })).toMatchObject({
      precision: "fp8",
      kvPrecision: "auto",
      concurrentRequests: 7,
    });
    expect(sizeModel({ ...base, concurrentRequests: 4, precision: "bf16" }).concurrentRequests).toBe(4);
  });

  it("refuses GPUs that current engines do not run on, whatever the model", () => {
    for (const name of ["RENDER-S"]) {
      const { verdict, reasons } = sizeModel({ model: known("llama-3.2-1b"), offer: machine(name) });
      expect(verdict).toBe("does-not-fit");
      expect(reasons.join()).toContain("compute capability 6");
    }
  });

  it("refuses a precision that the GPU cannot compute with", () => {
    const request = { model: known("ministral-3-3b"), offer: machine("rtx5000-28", "ovhcloud") };
    expect(sizeModel({ ...request, contextTokens: 2048 }).reasons.join()).toContain(
      "needs compute capability 8",
    );
  });

  it("says where fp8 saves memory but no time", () => {
    const sizing = sizeModel({
      model: known("mistral-small-3.2-24b"),
      offer: machine("a100-180", "ovhcloud"),
      precision: "fp8",
    });
    expect(sizing.verdict).toBe("fits");
    expect(sizing.notes.join()).toContain("saves memory, not time");
  });

  it("spreads a model only over GPUs that divide its heads", () => {
    const falcon = sizeModel({ model: known("falcon3-10b"), offer: machine("L4-8-24G") });
    expect(falcon.engine.tensorParallel).toBe(6);
    expect(falcon.notes.join()).toContain("2 of 8 GPUs stay idle");
    const forced = sizeModel({ model: known("falcon3-10b"), offer: machine("L4-8-24G"), tensorParallel: 8 });
    expect(forced.reasons).toEqual(["12 attention heads cannot be divided by 8 GPUs"]);
    expect(sizeModel({ model: known("falcon-7b"), offer: machine("L4-2-24G") }).engine.tensorParallel).toBe(
      1,
    );
  });

  it("counts every expert of a mixture", () => {
    const { memory } = sizeModel({
      model: known("mixtral-8x7b-instruct"),
      precision: "fp8",
      offer: machine("H100-1-80G"),
    });
    expect(memory?.weights).toBeCloseTo(46.97e9 / 2 ** 30, 2);
  });

  it("refuses more context than the model reads", () => {
    const { reasons } = sizeModel({
      model: known("eurollm-9b"),
      offer: machine("H100-1-80G"),
      contextTokens: 8192,
    });
    expect(reasons).toEqual(["eurollm-9b reads 4096 tokens at most, 8192 are wished for"]);
  });

  it("names the precisions it knows when asked for another", () => {
    const { verdict, reasons } = sizeModel({
      model: known("ministral-3-14b"),
      offer: machine("L4-1-24G"),
      precision: "int4",
    });
    expect(verdict).toBe("does-not-fit");
    expect(reasons).toEqual(["no int4 checkpoint of ministral-3-14b is known; known: fp8"]);
  });

  it("refuses a machine without a GPU", () => {
    const { reasons } = sizeModel({ model: known("llama-3.2-1b"), offer: machine("PRO2-S") });
    expect(reasons).toEqual(["PRO2-S has no GPU"]);
  });

  it("serves embedding models without a cache, as a pooling engine", () => {
    const { verdict, engineFlags } = sizeModel({ model: known("bge-m3"), offer: machine("L4-1-24G") });
    expect(verdict).toBe("fits");
    expect(engineFlags).toContain("--runner=pooling");
    expect(engineFlags.join()).not.toContain("kv-cache");
  });

  it("never turns a fit into a misfit by more memory", () => {
    fc.assert(
      fc.property(
        anyModel,
        anyContext,
        fc.double({ min: 8, max: 280, noNaN: true }),
        (model, tokens, more) => {
          const gpu = (visibleGib: number) => ({
            id: "x",
            name: "x",
            nominalGib: visibleGib,
            visibleGib,
            computeCapability: 9,
            bandwidthGbPerSecond: 1,
            bf16Tflops: 1,
            provenance: model.provenance,
          });
          const engine = {
            tensorParallel: 1,
            memoryUtilisation: 0.9,
            maxBatchedTokens: tokens,
            maxSequences: 16,
            kvBytesPerValue: 2,
          } as const;
          const bytes = model.weights[0]?.bytes ?? 0;
          const small = memoryOfGpu(gpu(more), model.architecture, bytes, engine).cache;
          const large = memoryOfGpu(gpu(more + 8), model.architecture, bytes, engine).cache;
          return large > small;
        },
      ),
    );
  });

  it("never turns a fit into a misfit on a machine whose GPUs have more memory", () => {
    const larger = [
      ["L40S-1-48G", "H100-1-80G"],
      ["L4-1-24G", "L40S-1-48G"],
      ["H100-2-80G", "B300-SXM-2-288G"],
    ] as const;
    fc.assert(
      fc.property(
        anyModel,
        fc.constantFrom(...larger),
        anyContext,
        anyRequests,
        (model, [small, large], c, n) => {
          const wish = { model, contextTokens: c, concurrentRequests: n, maxBatchedTokens: 4096 };
          const before = sizeModel({ ...wish, offer: machine(small) });
          return (
            before.verdict !== "fits" || sizeModel({ ...wish, offer: machine(large) }).verdict === "fits"
          );
        },
      ),
    );
  });

  it("never serves more requests of a longer context", () => {
    fc.assert(
      fc.property(anyModel, anyOffer, anyContext, anyContext, (model, offer, a, b) => {
        const [short, long] = a < b ? [a, b] : [b, a];
        const fixed = {
          model,
          offer,
          precision: model.weights[0]?.precision ?? "bf16",
          kvPrecision: "auto",
        } as const;
        return (
          sizeModel({ ...fixed, contextTokens: long }).concurrentRequests <=
          sizeModel({ ...fixed, contextTokens: short }).concurrentRequests
        );
      }),
    );
  });

  it("starts the engine exactly where it says that the model fits", () => {
    fc.assert(
      fc.property(
        anyModel,
        anyOffer,
        anyContext,
        anyRequests,
        (model, offer, contextTokens, concurrentRequests) => {
          const sizing = sizeModel({ model, offer, contextTokens, concurrentRequests });
          const fits = sizing.verdict === "fits";
          const served =
            sizing.model.architecture.kvLayout === "none" || sizing.concurrentRequests >= concurrentRequests;
          return (
            fits === sizing.engineFlags.length > 0 &&
            fits === (sizing.reasons.length === 0) &&
            (!fits || served)
          );
        },
      ),
    );
  });

  it("sizes every model on every machine in less than 50 ms of computing", () => {
    const run = () => {
      const before = process.cpuUsage();
      for (const model of models)
        for (const offer of gpuOffers) sizeModel({ model, offer, contextTokens: 2048 });
      return process.cpuUsage(before).user / 1000;
    };
    const best = Math.min(...Array.from({ length: 7 }, run));
    expect(models.length * gpuOffers.length).toBeGreaterThan(2000);
    expect(best).toBeLessThan(50);
  });
});
