import type { Model } from "../model.ts";
import { billion, computed, config, entryOf, kibi, listed, mirror, shape } from "./entry.ts";

const entry = entryOf({
  family: "Qwen",
  developer: "Alibaba Cloud",
  developerCountry: "CN",
  licence: "apache-2.0",
  task: "chat",
  toolCallParser: "hermes",
  minimumComputeCapability: 7.5,
});

const vocabulary = 151_936;
const a3b = shape(48, [32, 4, 128], [2048, 8 * 768], vocabulary);
const onePerBlock = (repository: string) => ({ hubId: repository });

export const qwenModels: readonly Model[] = [
  entry({
    id: "qwen2.5-14b",
    hubId: "Qwen/Qwen2.5-14B-Instruct",
    parameters: 14.8 * billion,
    weights: [computed("bf16", 29.5)],
    architecture: shape(48, [40, 8, 128], [5120, 13_824], 152_064),
    contextTokens: 32 * kibi,
    provenance: mirror,
  }),
  entry({
    id: "qwen2.5-coder-32b",
    hubId: "Qwen/Qwen2.5-Coder-32B-Instruct",
    parameters: 32.8 * billion,
    weights: [computed("bf16", 65.5), listed("int8", 35.08)],
    architecture: shape(64, [40, 8, 128], [5120, 27_648], 152_064),
    contextTokens: 32 * kibi,
    provenance: mirror,
  }),
  entry({
    id: "qwen3-4b",
    hubId: "Qwen/Qwen3-4B-Instruct-2507",
    parameters: 4 * billion,
    weights: [computed("bf16", 8.1), computed("fp8", 5.2, onePerBlock("Qwen/Qwen3-4B-Instruct-2507-FP8"))],
    architecture: shape(36, [32, 8, 128], [2560, 9728], vocabulary),
    contextTokens: 256 * kibi,
    provenance: mirror,
  }),
  entry({
    id: "qwen3-8b",
    hubId: "Qwen/Qwen3-8B",
    parameters: 8.2 * billion,
    weights: [computed("bf16", 16.38), computed("fp8", 9.5, onePerBlock("Qwen/Qwen3-8B-FP8"))],
    architecture: shape(36, [32, 8, 128], [4096, 12_288], vocabulary),
    contextTokens: 40_960,
    provenance: mirror,
  }),
  entry({
    id: "qwen3-14b",
    hubId: "Qwen/Qwen3-14B",
    parameters: 14.8 * billion,
    weights: [computed("bf16", 29.5), computed("fp8", 16.3, onePerBlock("Qwen/Qwen3-14B-FP8"))],
    architecture: shape(40, [40, 8, 128], [5120, 17_408], vocabulary),
    contextTokens: 40_960,
    provenance: mirror,
  }),
  entry({
    id: "qwen3-32b",
    hubId: "Qwen/Qwen3-32B",
    parameters: 32.8 * billion,
    weights: [computed("bf16", 65.5), computed("fp8", 34.3, onePerBlock("Qwen/Qwen3-32B-FP8"))],
    architecture: shape(64, [64, 8, 128], [5120, 25_600], vocabulary),
    contextTokens: 40_960,
    provenance: mirror,
  }),
  entry({
    id: "qwen3-30b-a3b",
    hubId: "Qwen/Qwen3-30B-A3B-Instruct-2507",
    parameters: 30.5 * billion,
    activeParameters: 3.3 * billion,
    weights: [listed("bf16", 61.1), listed("fp8", 31.2, onePerBlock("Qwen/Qwen3-30B-A3B-Instruct-2507-FP8"))],
    architecture: a3b,
    contextTokens: 256 * kibi,
    provenance: mirror,
  }),
  entry({
    id: "qwen3-coder-30b-a3b",
    hubId: "Qwen/Qwen3-Coder-30B-A3B-Instruct",
    parameters: 30.5 * billion,
    activeParameters: 3.3 * billion,
    weights: [
      listed("bf16", 61.1),
      listed("fp8", 31.2, onePerBlock("Qwen/Qwen3-Coder-30B-A3B-Instruct-FP8")),
    ],
    architecture: a3b,
    contextTokens: 256 * kibi,
    toolCallParser: "qwen3_coder",
    provenance: config,
  }),
  entry({
    id: "qwen3-235b-a22b",
    hubId: "Qwen/Qwen3-235B-A22B-Instruct-2507",
    parameters: 235 * billion,
    activeParameters: 22 * billion,
    weights: [
      computed("bf16", 470),
      computed("fp8", 236.4, onePerBlock("Qwen/Qwen3-235B-A22B-Instruct-2507-FP8")),
      listed("int4", 124.09),
    ],
    architecture: shape(94, [64, 4, 128], [4096, 8 * 1536], vocabulary),
    contextTokens: 256 * kibi,
    provenance: mirror,
  }),
  entry({
    id: "qwen3.6-27b",
    hubId: "Qwen/Qwen3.6-27B",
    parameters: 27 * billion,
    weights: [computed("bf16", 54)],
    architecture: shape(64, [24, 4, 256], [5120, 17_408], 248_320, "hybrid"),
    contextTokens: 256 * kibi,
    toolCallParser: "qwen3_coder",
    provenance: mirror,
  }),
];
