import type { Trial } from "./obstacles.ts";

/**
 * The engine's arguments for what was sized, as `--name=value`. Each is written even where the engine's default is the
 * same: defaults changed between releases.
 */
export function engineFlags({ model, weights, engine, contextTokens, kvPrecision }: Trial): string[] {
  const common = [
    `--max-model-len=${contextTokens}`,
    `--gpu-memory-utilization=${engine.memoryUtilisation}`,
    `--tensor-parallel-size=${engine.tensorParallel}`,
    `--max-num-seqs=${engine.maxSequences}`,
    `--max-num-batched-tokens=${engine.maxBatchedTokens}`,
    ...(weights.engineArguments ?? []),
  ];
  if (model.task === "embedding" || model.task === "rerank") return [...common, "--runner=pooling"];
  return [
    ...common,
    `--kv-cache-dtype=${kvPrecision}`,
    ...(model.toolCallParser === null
      ? []
      : ["--enable-auto-tool-choice", `--tool-call-parser=${model.toolCallParser}`]),
  ];
}
