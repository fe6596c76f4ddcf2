import type { Model } from "../model.ts";
import { billion, entryOf, kibi, seen, shape, weights } from "./entry.ts";

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
const ownFormats = ["--tokenizer-mode=mistral", "--config-format=mistral", "--load-format=mistral"];

const small24b = shape(40, [32, 8, 128], [5120, 32_768]);

export const mistralModels: readonly Model[] = [
  entry({
    id: "mistral-7b-instruct-v0.3",
    hubId: "mistralai/Mistral-7B-Instruct-v0.3",
    parameters: 7.25 * billion,
    weights: weights({ bf16: 14.5, fp8: "~7.6" }),
    architecture: shape(32, [32, 8, 128], [4096, 14_336]),
    contextTokens: 32 * kibi,
    provenance: seen("verified", "config.json of the hub repository"),
  }),
  entry({
    id: "ministral-3-3b",
    hubId: "mistralai/Ministral-3-3B-Instruct-2512",
    parameters: 3.8 * billion,
    weights: weights({ fp8: 4.67 }),
    architecture: shape(26, [32, 8, 128], [3072, 9216]),
    contextTokens: 256 * kibi,
    minimumEngineVersion: "0.12.0",
    engineArguments: ownFormats,
    provenance: seen("verified", "config.json and file list of the hub repository"),
  }),
  entry({
    id: "ministral-3-14b",
    hubId: "mistralai/Ministral-3-14B-Instruct-2512",
    parameters: 13.9 * billion,
    weights: weights({ fp8: 15.7 }),
    architecture: shape(40, [32, 8, 128], [5120, 16_384]),
    contextTokens: 256 * kibi,
    minimumEngineVersion: "0.12.0",
    engineArguments: ownFormats,
    provenance: seen("recalled", "file list of the hub repository; shape recalled"),
  }),
  entry({
    id: "mistral-nemo-12b",
    hubId: "mistralai/Mistral-Nemo-Instruct-2407",
    parameters: 12.2 * billion,
    weights: weights({ bf16: 24.5, fp8: 13.6 }),
    architecture: shape(40, [32, 8, 128], [5120, 14_336]),
    contextTokens: 128 * kibi,
    provenance: seen("verified", "config.json of the hub repository"),
  }),
  entry({
    id: "mistral-small-3.2-24b",
    hubId: "mistralai/Mistral-Small-3.2-24B-Instruct-2506",
    parameters: 24 * billion,
    weights: weights({ bf16: 48, fp8: 25.81 }),
    architecture: small24b,
    contextTokens: 128 * kibi,
    engineArguments: ownFormats,
    provenance: seen("verified", "config.json of the hub repository"),
  }),
];
