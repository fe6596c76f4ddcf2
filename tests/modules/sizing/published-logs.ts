/**
 * What engines printed at their start, as published. `kvGib` is the memory that was left for the cache on each GPU,
 * `tokens` what fitted into it.
 */
export interface PublishedLog {
  readonly row: number;
  readonly what: string;
  /** Model of the catalogue with the same shape. */
  readonly model: string;
  readonly tensorParallel: number;
  readonly kvBytesPerValue: 1 | 2;
  readonly kvGib: number;
  readonly tokens: number;
  readonly source: string;
  /** What was set, where all of it is known: then the whole prediction can be tested. */
  readonly settings?: {
    readonly visibleGib: number;
    readonly memoryUtilisation: number;
    readonly maxBatchedTokens: number;
    readonly maxSequences: number;
    readonly weightsGib: number;
    /** `fit`: the constants of the reserve were chosen with this row. */
    readonly role: "fit" | "test";
  };
}

/** Settings of the engine's own defaults on an H100: 8,192 tokens a step, 1,024 sequences, nine tenths of 79.1 GiB. */
const h100 = (weightsGib: number, role: "fit" | "test") => ({
  visibleGib: 79.1,
  memoryUtilisation: 0.9,
  maxBatchedTokens: 8192,
  maxSequences: 1024,
  weightsGib,
  role,
});

/** Without chunked prefill the engine measures with as many tokens as the longest request has. */
const rtx3090 = (maxBatchedTokens: number, role: "fit" | "test") => ({
  visibleGib: 23.58,
  memoryUtilisation: 0.9,
  maxBatchedTokens,
  maxSequences: 256,
  weightsGib: 14.9888,
  role,
});

export const publishedLogs: readonly PublishedLog[] = [
  {
    row: 1,
    what: "Llama-3.1-8B, RTX 3090, 20,000 tokens",
    model: "llama-3.1-8b",
    tensorParallel: 1,
    kvBytesPerValue: 2,
    kvGib: 3.81,
    tokens: 31_232,
    source: "vllm-project/vllm#10517",
    settings: rtx3090(20_000, "fit"),
  },
  {
    row: 2,
    what: "Llama-3.1-8B, RTX 3090, 29,000 tokens (start refused)",
    model: "llama-3.1-8b",
    tensorParallel: 1,
    kvBytesPerValue: 2,
    kvGib: 2.89,
    tokens: 23_648,
    source: "vllm-project/vllm#10517",
    settings: rtx3090(29_000, "test"),
  },
  {
    row: 3,
    what: "Llama-3-8B, A100 40 GB",
    model: "llama-3.1-8b",
    tensorParallel: 1,
    kvBytesPerValue: 2,
    kvGib: 11.12,
    tokens: 91_056,
    source: "vllm-project/vllm#12330",
  },
  {
    row: 4,
    what: "Llama-3.1-8B, L4 (another calculator)",
    model: "llama-3.1-8b",
    tensorParallel: 1,
    kvBytesPerValue: 2,
    kvGib: 4.91,
    tokens: 40_208,
    source: "kvplan, package page",
  },
  {
    row: 5,
    what: "Qwen3-8B, H100",
    model: "qwen3-8b",
    tensorParallel: 1,
    kvBytesPerValue: 2,
    kvGib: 50.32,
    tokens: 366_400,
    source: "LMCache/LMCache#1769",
    settings: h100(15.27, "fit"),
  },
  {
    row: 6,
    what: "Qwen3-32B, 2 × H100",
    model: "qwen3-32b",
    tensorParallel: 2,
    kvBytesPerValue: 2,
    kvGib: 33.66,
    tokens: 275_760,
    source: "LMCache/LMCache#1769",
    settings: h100(61.03, "test"),
  },
  {
    row: 7,
    what: "Llama-3.1-70B, 4 × H100",
    model: "llama-3.1-70b",
    tensorParallel: 4,
    kvBytesPerValue: 2,
    kvGib: 32.06,
    tokens: 420_208,
    source: "LMCache/LMCache#1769",
    settings: h100(131.41, "fit"),
  },
  {
    row: 8,
    what: "Qwen3-30B-A3B FP8, fp8 cache",
    model: "qwen3-30b-a3b",
    tensorParallel: 1,
    kvBytesPerValue: 1,
    kvGib: 10.55,
    tokens: 230_528,
    source: "vllm-project/vllm#25350",
  },
  {
    row: 9,
    what: "Qwen3-Coder-30B FP8, the cache of one full request",
    model: "qwen3-coder-30b-a3b",
    tensorParallel: 1,
    kvBytesPerValue: 2,
    kvGib: 24,
    tokens: 262_144,
    source: "vllm-project/vllm#34076",
  },
  {
    row: 10,
    what: "Qwen3-235B FP8, 4 × H100",
    model: "qwen3-235b-a22b",
    tensorParallel: 4,
    kvBytesPerValue: 2,
    kvGib: 8.11,
    tokens: 178_880,
    source: "vllm-project/vllm#21348",
    settings: h100(220.16, "test"),
  },
];

/** Row 11: two workers were left with different memory; the one with less rules. */
export const asymmetricLog = {
  row: 11,
  model: "qwen2.5-14b",
  tensorParallel: 2,
  loggedGib: 8.69,
  smallestWorkerGib: 7.46,
  tokens: 81_536,
  source: "vllm-project/vllm#13061",
} as const;

/** Rows 12 and 13: blocks as the engine counts them. */
export const blockLogs = [
  { row: 12, blocks: 1381, tokens: 22_096, maxModelLen: 2048, concurrency: 10.79, source: "vllm#12569" },
  {
    row: 13,
    blocks: 127_626,
    tokens: 2_042_016,
    maxModelLen: 2048,
    concurrency: 997.08,
    source: "vllm#13596",
  },
] as const;

/** Rows 14 to 17: what the engine sets aside for these depends on its version. */
export const unpredictableLogs = [
  { row: 14, model: "gpt-oss-120b", offer: "H100-1-80G", source: "vllm#27508" },
  { row: 15, model: "gpt-oss-20b", offer: "L4-1-24G", source: "vllm#22331" },
  { row: 16, model: "qwen3.6-27b", offer: "H100-1-80G", source: "mitchross/talos#1995" },
  { row: 17, model: "gemma-4-31b", offer: "H100-1-80G", source: "vllm#43308" },
] as const;
