import type { Model } from "../model.ts";
import { billion, computed, config, entryOf, kibi, listed, recalled, seen, shape } from "./entry.ts";

/** Models whose training data is documented and that were made with public money in Europe. */
const shared = { licence: "apache-2.0", task: "chat", minimumComputeCapability: 7.5 } as const;
const lucie = entryOf({
  ...shared,
  family: "Lucie",
  developer: "OpenLLM-France (LINAGORA)",
  developerCountry: "FR",
});
const euro = entryOf({ ...shared, family: "EuroLLM", developer: "UTTER consortium", developerCountry: "EU" });
const apertus = entryOf({
  ...shared,
  family: "Apertus",
  developer: "EPFL, ETH Zürich and CSCS",
  developerCountry: "CH",
  minimumEngineVersion: "0.10.2",
});

export const europeanModels: readonly Model[] = [
  lucie({
    id: "lucie-7b",
    hubId: "OpenLLM-France/Lucie-7B-Instruct-v1.1",
    parameters: 6.7 * billion,
    weights: [listed("bf16", 13.4)],
    architecture: shape(32, [32, 8, 128], [4096, 12_288], 65_024),
    contextTokens: 32_000,
    note: "Trained on published data, French first; calls no tools.",
    provenance: config,
  }),
  euro({
    id: "eurollm-1.7b",
    hubId: "utter-project/EuroLLM-1.7B-Instruct",
    parameters: 1.66 * billion,
    weights: [computed("bf16", 3.3)],
    architecture: shape(24, [16, 8, 128], [2048, 5632], 128_000),
    contextTokens: 4 * kibi,
    provenance: recalled("shape recalled"),
  }),
  euro({
    id: "eurollm-9b",
    hubId: "utter-project/EuroLLM-9B-Instruct",
    parameters: 9.2 * billion,
    weights: [computed("bf16", 18.3)],
    architecture: shape(42, [32, 8, 128], [4096, 12_288], 128_000),
    contextTokens: 4 * kibi,
    note: "Reads 4,096 tokens: too few for contracts.",
    provenance: config,
  }),
  euro({
    id: "eurollm-22b",
    hubId: "utter-project/EuroLLM-22B-Instruct-2512",
    parameters: 22.6 * billion,
    weights: [computed("bf16", 45)],
    architecture: shape(56, [48, 8, 128], [6144, 16_384], 128_000),
    contextTokens: 32 * kibi,
    provenance: recalled("that it exists was checked; shape recalled"),
  }),
  apertus({
    id: "apertus-8b",
    hubId: "swiss-ai/Apertus-8B-Instruct-2509",
    parameters: 8 * billion,
    weights: [computed("bf16", 16)],
    architecture: shape(32, [32, 8, 128], [4096, 21_504], 131_072),
    contextTokens: 64 * kibi,
    provenance: config,
  }),
  apertus({
    id: "apertus-70b",
    hubId: "swiss-ai/Apertus-70B-Instruct-2509",
    parameters: 70.6 * billion,
    weights: [computed("bf16", 141)],
    architecture: shape(80, [64, 8, 128], [8192, 43_008], 131_072),
    contextTokens: 64 * kibi,
    provenance: seen("secondary", "layers, heads and widths as a public port of its successor quotes them"),
  }),
];
