import type { Model } from "../model.ts";
import { billion, computed, entryOf, kibi, listed, mirror, shape } from "./entry.ts";

const gptOss = entryOf({
  family: "gpt-oss",
  developer: "OpenAI",
  developerCountry: "US",
  licence: "apache-2.0",
  task: "chat",
  toolCallParser: "openai",
  minimumComputeCapability: 8,
  minimumEngineVersion: "0.10.1",
});

const gemma = entryOf({
  family: "Gemma",
  developer: "Google",
  developerCountry: "US",
  licence: "gemma",
  task: "chat",
  minimumComputeCapability: 8,
});

/** Every second layer looks back 128 tokens only. */
const gptOssShape = (layers: number) => shape(layers, [64, 8, 64], [2880, 4 * 2880], 201_088, "sliding");

export const americanModels: readonly Model[] = [
  gptOss({
    id: "gpt-oss-20b",
    hubId: "openai/gpt-oss-20b",
    parameters: 20.9 * billion,
    activeParameters: 3.6 * billion,
    weights: [listed("mxfp4", 13.8)],
    architecture: gptOssShape(24),
    contextTokens: 128 * kibi,
    provenance: mirror,
  }),
  gptOss({
    id: "gpt-oss-120b",
    hubId: "openai/gpt-oss-120b",
    parameters: 117 * billion,
    activeParameters: 5.1 * billion,
    weights: [listed("mxfp4", 65.3)],
    architecture: gptOssShape(36),
    contextTokens: 128 * kibi,
    provenance: mirror,
  }),
  gemma({
    id: "gemma-3-12b",
    hubId: "google/gemma-3-12b-it",
    parameters: 12.2 * billion,
    weights: [computed("bf16", 24.4)],
    architecture: shape(48, [16, 8, 256], [3840, 15_360], 262_144, "sliding"),
    contextTokens: 128 * kibi,
    provenance: mirror,
  }),
  gemma({
    id: "gemma-3-27b",
    hubId: "google/gemma-3-27b-it",
    parameters: 27.4 * billion,
    weights: [listed("bf16", 54.9), listed("fp8", 29.31)],
    architecture: shape(62, [32, 16, 128], [5376, 21_504], 262_144, "sliding"),
    contextTokens: 128 * kibi,
    provenance: mirror,
  }),
  gemma({
    id: "gemma-4-31b",
    hubId: "google/gemma-4-31B-it",
    licence: "apache-2.0",
    parameters: 31 * billion,
    weights: [computed("bf16", 62)],
    architecture: shape(60, [32, 16, 256], [5376, 21_504], 262_144, "sliding"),
    contextTokens: 256 * kibi,
    toolCallParser: "gemma4",
    provenance: { ...mirror, mark: "secondary" },
  }),
];
