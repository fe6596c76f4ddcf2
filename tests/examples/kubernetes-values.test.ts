import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { gpuTaint } from "../../constructs/capabilities/node-pool.ts";
import { findModel } from "../../modules/catalogue/models.ts";
import { findOffer } from "../../modules/catalogue/offers.ts";
import { sizeModel } from "../../modules/sizing/index.ts";

const folder = resolve(import.meta.dirname, "../../examples/06-kubernetes");
const read = (file: string) => readFileSync(resolve(folder, file), "utf8");
const text = read("values.yaml");
const { servingEngineSpec: serving, routerSpec: router } = parse(text);
const [engine] = serving.modelSpec;
const [, gpuOffer = ""] = /name: "gpu", offer: "([^"]+)"/.exec(read("cluster.ts")) ?? [];

describe("the values of the example's chart", () => {
  it("run the engine with the flags that sizing computes for the pool's machine", () => {
    const [, model = ""] = /bucket:acme-engines-weights\/(\S+)/.exec(engine.initContainer.args[0]) ?? [];
    const [known, offer] = [findModel(model), findOffer("scaleway", gpuOffer)];
    if (known === undefined || offer === undefined) throw new Error(`no ${model} or no ${gpuOffer}`);
    const sized = sizeModel({ model: known, offer, contextTokens: 16_384, concurrentRequests: 8 });
    expect(sized.verdict).toBe("fits");
    const { tensorParallelSize, extraArgs } = engine.vllmConfig;
    const given = [...extraArgs, `--tensor-parallel-size=${tensorParallelSize}`];
    expect(given.sort()).toEqual(["--served-model-name=general", ...sized.engineFlags].sort());
  });

  it("pull every image from one registry, by digest", () => {
    const images = [engine, router].map(({ repository, tag }) => `${repository}:${tag}`);
    for (const image of [...images, engine.initContainer.image]) {
      expect(image).toMatch(/^registry\.example\.org\/acme\/[\w-]+:v?[\d.]+@sha256:[0-9a-f]{64}$/);
    }
    expect([engine.imagePullSecret, router.imagePullSecrets[0].name]).toEqual(["registry", "registry"]);
  });

  it("put the engine on nodes with a GPU, which take it, and the router on the others", () => {
    expect(serving.tolerations).toEqual([{ operator: "Equal", ...gpuTaint }]);
    const poolOf = ({ nodeSelectorTerms: [term] }: { nodeSelectorTerms: Term[] }) => term?.matchExpressions;
    expect(poolOf(engine)).toEqual([{ key: "pool", operator: "In", values: ["gpu"] }]);
    expect(poolOf(router)).toEqual([{ key: "pool", operator: "In", values: ["system"] }]);
  });

  it("name secrets and hold none, and reach no hub", () => {
    expect(text).not.toMatch(/huggingface|docker\.io|ghcr\.io|password/i);
    expect(engine.env).toContainEqual({ name: "HF_HUB_OFFLINE", value: "1" });
    const keys = engine.initContainer.env.filter(({ name }: { name: string }) => /KEY/.test(name));
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(key).not.toHaveProperty("value");
  });

  it("are for the chart that the page installs", () => {
    const [, version] = /vllm-stack (\d+\.\d+\.\d+)/.exec(text) ?? [];
    const named = [...read("README.md").matchAll(/--version (\S+)/g)].map(([, found]) => found);
    expect(new Set(named)).toEqual(new Set([version]));
  });
});

interface Term {
  readonly matchExpressions: readonly object[];
}
