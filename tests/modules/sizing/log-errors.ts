import type { Gpu } from "../../../modules/catalogue/gpu.ts";
import type { Model } from "../../../modules/catalogue/model.ts";
import { findModel } from "../../../modules/catalogue/models.ts";
import { bytesPerGib } from "../../../modules/sizing/engine-memory.ts";
import { cacheBytesPerToken, cacheTokens, memoryOfGpu } from "../../../modules/sizing/memory.ts";
import type { PublishedLog } from "./published-logs.ts";

export function known(id: string): Model {
  const model = findModel(id);
  if (model === undefined) throw new Error(`no model ${id}`);
  return model;
}

/** Relative error of the cache in tokens when the free memory is given. */
export function givenMemoryError(log: PublishedLog): number {
  const { architecture } = known(log.model);
  return cacheTokens(log.kvGib, cacheBytesPerToken(architecture, log)) / log.tokens - 1;
}

/** Relative error of the cache in GiB when everything is predicted; undefined where the settings are not published. */
export function fromScratchError(log: PublishedLog): number | undefined {
  if (log.settings === undefined) return undefined;
  const { visibleGib, weightsGib, ...engine } = log.settings;
  const gpu: Gpu = {
    id: "test",
    name: "test",
    nominalGib: visibleGib,
    visibleGib,
    computeCapability: 9,
    bandwidthGbPerSecond: 1,
    bf16Tflops: 1,
    provenance: { mark: "verified", source: log.source, checkedOn: "2026-11-24", expiresOn: "2099-01-01" },
  };
  const memory = memoryOfGpu(gpu, known(log.model).architecture, weightsGib * bytesPerGib, {
    ...engine,
    tensorParallel: log.tensorParallel,
    kvBytesPerValue: log.kvBytesPerValue,
  });
  return memory.cache / log.kvGib - 1;
}
