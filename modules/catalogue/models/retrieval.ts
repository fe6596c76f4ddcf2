import type { Model } from "../model.ts";
import { billion, computed, config, entryOf, kibi, recalled, seen, shape } from "./entry.ts";

/** Models that turn text into vectors or sort found passages; none of them writes. */
const shared = { licence: "mit", task: "embedding", minimumComputeCapability: 7.5 } as const;
const bge = entryOf({ ...shared, family: "BGE", developer: "BAAI", developerCountry: "CN" });
const e5 = entryOf({ ...shared, family: "E5", developer: "Microsoft", developerCountry: "US" });
const qwen = entryOf({
  ...shared,
  licence: "apache-2.0",
  family: "Qwen",
  developer: "Alibaba Cloud",
  developerCountry: "CN",
});

/** XLM-RoBERTa large: an encoder, so nothing is cached. */
const encoder = shape(24, [16, 16, 64], [1024, 4096], 250_002, "none");
const vocabulary = 151_669;

export const retrievalModels: readonly Model[] = [
  bge({
    id: "bge-m3",
    hubId: "BAAI/bge-m3",
    parameters: 0.57 * billion,
    weights: [computed("fp32", 2.27)],
    architecture: encoder,
    contextTokens: 8 * kibi,
    note: "1,024 dimensions, a hundred languages.",
    provenance: seen("secondary", "model card of the hub repository"),
  }),
  bge({
    id: "bge-reranker-v2-m3",
    hubId: "BAAI/bge-reranker-v2-m3",
    licence: "apache-2.0",
    task: "rerank",
    parameters: 0.568 * billion,
    weights: [computed("fp32", 2.27)],
    architecture: encoder,
    contextTokens: 8 * kibi,
    provenance: seen("secondary", "model card of the hub repository"),
  }),
  e5({
    id: "multilingual-e5-large",
    hubId: "intfloat/multilingual-e5-large",
    parameters: 0.56 * billion,
    weights: [computed("fp32", 2.24)],
    architecture: encoder,
    contextTokens: 512,
    note: "1,024 dimensions; passages of 512 tokens at most.",
    provenance: recalled("shape recalled"),
  }),
  qwen({
    id: "qwen3-embedding-0.6b",
    hubId: "Qwen/Qwen3-Embedding-0.6B",
    parameters: 0.6 * billion,
    weights: [computed("bf16", 1.2)],
    architecture: shape(28, [16, 8, 128], [1024, 3072], vocabulary),
    contextTokens: 32 * kibi,
    note: "1,024 dimensions.",
    provenance: config,
  }),
  qwen({
    id: "qwen3-embedding-8b",
    hubId: "Qwen/Qwen3-Embedding-8B",
    parameters: 7.6 * billion,
    weights: [computed("bf16", 15.1)],
    architecture: shape(36, [32, 8, 128], [4096, 12_288], vocabulary),
    contextTokens: 32 * kibi,
    note: "4,096 dimensions.",
    provenance: config,
  }),
];
