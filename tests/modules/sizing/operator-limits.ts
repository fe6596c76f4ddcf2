/**
 * Longest contexts that an operator serves on its own machines, often far below what is possible: a bound from one
 * side. From scaleway/terraform-provider-scaleway
 * internal/services/inference/testdata/data-source-model-custom.cassette.yaml (answers of 2025-09-05).
 */
export const operatorLimits: readonly (readonly [
  model: string,
  precision: "bf16" | "fp8" | "int8" | "int4",
  offer: string,
  contextTokens: number,
])[] = [
  ["llama-3.1-8b", "bf16", "L4-1-24G", 40_000],
  ["llama-3.1-8b", "bf16", "L40S-1-48G", 131_072],
  ["llama-3.1-8b", "bf16", "H100-1-80G", 131_072],
  ["llama-3.1-8b", "fp8", "L4-1-24G", 93_000],
  ["llama-3.1-8b", "fp8", "L40S-1-48G", 131_072],
  ["deepseek-r1-distill-llama-8b", "bf16", "L4-1-24G", 39_000],
  ["deepseek-r1-distill-llama-8b", "fp8", "L4-1-24G", 90_000],
  ["deepseek-r1-distill-llama-8b", "fp8", "H100-1-80G", 131_072],
  ["llama-3.1-70b", "fp8", "H100-1-80G", 13_800],
  ["llama-3.1-70b", "fp8", "H100-2-80G", 131_072],
  ["llama-3.1-70b", "bf16", "H100-2-80G", 60_000],
  ["llama-3.3-70b", "fp8", "H100-1-80G", 13_000],
  ["llama-3.3-70b", "fp8", "H100-2-80G", 131_072],
  ["llama-3.3-70b", "bf16", "H100-2-80G", 45_000],
  ["mistral-7b-instruct-v0.3", "bf16", "L4-1-24G", 32_768],
  ["mistral-nemo-12b", "fp8", "L40S-1-48G", 128_000],
  ["mistral-nemo-12b", "fp8", "H100-1-80G", 128_000],
  ["mistral-small-24b-2501", "fp8", "L40S-1-48G", 20_000],
  ["mistral-small-24b-2501", "fp8", "H100-1-80G", 32_768],
  ["mistral-small-24b-2501", "bf16", "H100-1-80G", 32_768],
  ["mistral-small-3.1-24b", "bf16", "H100-1-80G", 75_000],
  ["mistral-small-3.1-24b", "bf16", "H100-2-80G", 131_072],
  ["mistral-small-3.2-24b", "fp8", "H100-1-80G", 131_072],
  ["magistral-small-2506", "fp8", "L40S-1-48G", 32_768],
  ["magistral-small-2506", "bf16", "H100-1-80G", 40_960],
  ["devstral-small-2507", "bf16", "H100-1-80G", 94_000],
  ["devstral-small-2507", "fp8", "H100-1-80G", 131_072],
  ["mixtral-8x7b-instruct", "fp8", "H100-1-80G", 32_768],
  ["mixtral-8x7b-instruct", "bf16", "H100-2-80G", 32_768],
  ["pixtral-12b", "bf16", "L40S-1-48G", 50_000],
  ["pixtral-12b", "bf16", "H100-1-80G", 128_000],
  ["qwen2.5-coder-32b", "int8", "H100-1-80G", 32_768],
  ["qwen3-235b-a22b", "int4", "H100-2-80G", 41_984],
  ["qwen3-coder-30b-a3b", "fp8", "L40S-1-48G", 128_000],
  ["qwen3-coder-30b-a3b", "fp8", "H100-1-80G", 128_000],
];

/** What the same operator does not offer because it does not fit. */
export const operatorRefusals = [
  ["mixtral-8x7b-instruct", "fp8", "L40S-1-48G"],
  ["llama-3.1-70b", "fp8", "L40S-1-48G"],
  ["mistral-small-3.2-24b", "fp8", "L4-1-24G"],
  ["qwen3-coder-30b-a3b", "fp8", "L4-1-24G"],
  ["mixtral-8x7b-instruct", "bf16", "H100-1-80G"],
] as const;

/** Configurations that others start in production, with their context. */
export const startedElsewhere: readonly (readonly [
  model: string,
  precision: "bf16" | "fp8",
  offer: string,
  contextTokens: number,
  memoryUtilisation: number,
  kvPrecision: "auto" | "fp8",
  source: string,
])[] = [
  ["llama-3.1-8b", "fp8", "L4-1-24G", 16_384, 0.9, "auto", "kubeai charts/models/values.yaml"],
  ["llama-3.1-70b", "fp8", "H100-1-80G", 16_384, 0.95, "fp8", "kubeai charts/models/values.yaml"],
  ["llama-3.1-70b", "fp8", "H100-2-80G", 65_536, 0.9, "auto", "kubeai charts/models/values.yaml"],
  ["mistral-small-3.1-24b", "bf16", "H100-1-80G", 65_536, 0.9, "fp8", "kubeai charts/models/values.yaml"],
  ["llama-3.3-70b", "bf16", "H100-SXM-4-80G", 131_072, 0.95, "auto", "accelerated-platforms runtime.env"],
  ["qwen3-32b", "bf16", "H100-1-80G", 32_768, 0.95, "auto", "accelerated-platforms runtime.env"],
  ["qwen3-32b", "bf16", "L4-8-24G", 32_768, 0.8, "auto", "accelerated-platforms runtime.env"],
];
