import type { Model } from "../model.ts";
import { billion, computed, config, entryOf, kibi, mirror, seen, shape } from "./entry.ts";

const entry = entryOf({
  family: "Falcon",
  developer: "Technology Innovation Institute",
  developerCountry: "AE",
  licence: "falcon-2.0",
  task: "chat",
  minimumComputeCapability: 7.5,
});

/** Base models of 2023: short context, no chat template, no tool calls. */
const ofTwentyThree = { licence: "apache-2.0", task: "completion" } as const;
const legacy = "Reads 2,048 tokens and calls no tools: kept for comparison, prefer Falcon3-10B.";
const vocabulary = 131_072;

export const falconModels: readonly Model[] = [
  entry({
    ...ofTwentyThree,
    id: "falcon-7b",
    hubId: "tiiuae/falcon-7b",
    parameters: 7.2 * billion,
    weights: [computed("bf16", 14.4)],
    architecture: shape(32, [71, 1, 64], [4544, 18_176], 65_024),
    contextTokens: 2 * kibi,
    note: legacy,
    provenance: mirror,
  }),
  entry({
    ...ofTwentyThree,
    id: "falcon-40b",
    hubId: "tiiuae/falcon-40b",
    parameters: 41.8 * billion,
    weights: [computed("bf16", 83.7)],
    architecture: shape(60, [128, 8, 64], [8192, 32_768], 65_024),
    contextTokens: 2 * kibi,
    note: legacy,
    provenance: mirror,
  }),
  entry({
    id: "falcon3-3b",
    hubId: "tiiuae/Falcon3-3B-Instruct",
    parameters: 3.2 * billion,
    weights: [computed("bf16", 6.5)],
    architecture: shape(22, [12, 4, 256], [3072, 9216], vocabulary),
    contextTokens: 32 * kibi,
    provenance: mirror,
  }),
  entry({
    id: "falcon3-7b",
    hubId: "tiiuae/Falcon3-7B-Instruct",
    parameters: 7.5 * billion,
    weights: [computed("bf16", 14.9)],
    architecture: shape(28, [12, 4, 256], [3072, 23_040], vocabulary),
    contextTokens: 32 * kibi,
    provenance: mirror,
  }),
  entry({
    id: "falcon3-10b",
    hubId: "tiiuae/Falcon3-10B-Instruct",
    parameters: 10.3 * billion,
    weights: [computed("bf16", 20.6)],
    architecture: shape(40, [12, 4, 256], [3072, 23_040], vocabulary),
    contextTokens: 32 * kibi,
    note: "Twelve attention heads: it can be spread over 2, 3, 4, 6 or 12 GPUs, not over 8.",
    provenance: mirror,
  }),
  entry({
    id: "falcon-h1-7b",
    hubId: "tiiuae/Falcon-H1-7B-Instruct",
    licence: "falcon-llm",
    parameters: 7.6 * billion,
    weights: [computed("bf16", 15.2)],
    architecture: shape(44, [12, 2, 128], [3072, 12_288], 130_048, "hybrid"),
    contextTokens: 256 * kibi,
    provenance: seen(
      "secondary",
      "layers and heads from config.json of the hub repository; vocabulary recalled",
    ),
  }),
  entry({
    id: "falcon-h1-34b",
    hubId: "tiiuae/Falcon-H1-34B-Instruct",
    licence: "falcon-llm",
    parameters: 33.6 * billion,
    weights: [computed("bf16", 67)],
    architecture: shape(72, [20, 4, 128], [5120, 21_504], 261_120, "hybrid"),
    contextTokens: 256 * kibi,
    provenance: seen(
      "secondary",
      "layers and heads from config.json of the hub repository; vocabulary recalled",
    ),
  }),
];

const bloom = entryOf({
  family: "BLOOM",
  developer: "BigScience (Hugging Face, IDRIS and others)",
  developerCountry: "FR",
  licence: "bloom-rail-1.0",
  task: "completion",
  minimumComputeCapability: 7.5,
});

const bloomNote =
  "Legacy: reads 2,048 tokens, calls no tools and keeps a cache of full heads, many times larger than newer models'.";
const seven = shape(30, [32, 32, 128], [4096, 16_384], 250_880);
const hundredSeventySix = shape(70, [112, 112, 128], [14_336, 57_344], 250_880);
const bloomSizes = [
  ["7b1", 7.1, 14.1, seven],
  ["176b", 176, 352, hundredSeventySix],
] as const;

/** BLOOM, and BLOOMZ that was tuned on instructions: the same networks. */
export const bloomModels: readonly Model[] = (["bloom", "bloomz"] as const).flatMap((name) =>
  bloomSizes.map(([size, parameters, bf16, architecture]) =>
    bloom({
      id: `${name}-${size}`,
      hubId: size === "176b" ? `bigscience/${name}` : `bigscience/${name}-${size}`,
      parameters: parameters * billion,
      weights: [computed("bf16", bf16)],
      architecture,
      contextTokens: 2 * kibi,
      note: bloomNote,
      provenance: size === "7b1" ? config : seen("recalled", "shape recalled"),
    }),
  ),
);
