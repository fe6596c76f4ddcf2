import type { Model } from "../model.ts";
import { billion, computed, entryOf, kibi, listed, seen, shape } from "./entry.ts";

const entry = entryOf({
  family: "Mistral",
  developer: "Mistral AI",
  developerCountry: "FR",
  licence: "apache-2.0",
  task: "chat",
  toolCallParser: "mistral",
  minimumComputeCapability: 7.5,
});

/** The developer's own file formats, which the hub repositories of these models are made for. */
const ownFormats = {
  engineArguments: ["--tokenizer-mode=mistral", "--config-format=mistral", "--load-format=mistral"],
};

/** Vocabulary of the tokenizer that all newer models of the family share. */
const tekken = 131_072;

const small24b = shape(40, [32, 8, 128], [5120, 32_768], tekken);

export const mistralModels: readonly Model[] = [
  entry({
    id: "mistral-7b-instruct-v0.3",
    hubId: "mistralai/Mistral-7B-Instruct-v0.3",
    parameters: 7.25 * billion,
    weights: [computed("bf16", 14.5), computed("fp8", 7.6)],
    architecture: shape(32, [32, 8, 128], [4096, 14_336], 32_768),
    contextTokens: 32 * kibi,
    provenance: seen("verified", "config.json of the hub repository"),
  }),
  entry({
    id: "ministral-3-3b",
    hubId: "mistralai/Ministral-3-3B-Instruct-2512",
    parameters: 3.8 * billion,
    weights: [listed("fp8", 4.67, ownFormats)],
    architecture: shape(26, [32, 8, 128], [3072, 9216], tekken),
    contextTokens: 256 * kibi,
    minimumEngineVersion: "0.12.0",
    provenance: seen("verified", "config.json and file list of the hub repository"),
  }),
  entry({
    id: "ministral-3-14b",
    hubId: "mistralai/Ministral-3-14B-Instruct-2512",
    parameters: 13.9 * billion,
    weights: [listed("fp8", 15.7, ownFormats)],
    architecture: shape(40, [32, 8, 128], [5120, 16_384], tekken),
    contextTokens: 256 * kibi,
    minimumEngineVersion: "0.12.0",
    provenance: seen("recalled", "file list of the hub repository; shape recalled"),
  }),
  entry({
    id: "mistral-nemo-12b",
    hubId: "mistralai/Mistral-Nemo-Instruct-2407",
    parameters: 12.2 * billion,
    weights: [listed("bf16", 24.5), listed("fp8", 13.6)],
    architecture: shape(40, [32, 8, 128], [5120, 14_336], tekken),
    contextTokens: 128 * kibi,
    provenance: seen("verified", "config.json of the hub repository"),
  }),
  entry({
    id: "mistral-small-3.2-24b",
    hubId: "mistralai/Mistral-Small-3.2-24B-Instruct-2506",
    parameters: 24 * billion,
    weights: [listed("bf16", 48, ownFormats), listed("fp8", 25.81)],
    architecture: small24b,
    contextTokens: 128 * kibi,
    provenance: seen("verified", "config.json of the hub repository"),
  }),
];
