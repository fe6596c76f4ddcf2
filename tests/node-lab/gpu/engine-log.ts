/** What the engine tells of its memory at its start, of one GPU. */
export interface EngineReport {
  readonly weightsGib?: number;
  readonly cacheGib?: number;
  readonly cacheTokens?: number;
}

/** Reads the lines that vLLM has written since 0.8; what is not there stays out. */
export function readEngineLog(log: string): EngineReport {
  const weightsGib = numberIn(log, /Model loading took ([\d.]+) ?GiB/);
  const cacheGib = numberIn(log, /Available KV cache memory: ([\d.]+) ?GiB/);
  const cacheTokens = numberIn(log, /GPU KV cache size: ([\d,]+) tokens/);
  return {
    ...(weightsGib === undefined ? {} : { weightsGib }),
    ...(cacheGib === undefined ? {} : { cacheGib }),
    ...(cacheTokens === undefined ? {} : { cacheTokens }),
  };
}

function numberIn(log: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(log)?.[1];
  return found === undefined ? undefined : Number(found.replaceAll(",", ""));
}

/** One line for each figure that the engine told: predicted, reported, and by how much the prediction is off. */
export function compareMemory(predicted: Required<EngineReport>, reported: EngineReport): string[] {
  const figures = [
    ["weights", "GiB", predicted.weightsGib, reported.weightsGib],
    ["cache", "GiB", predicted.cacheGib, reported.cacheGib],
    ["cache", "tokens", predicted.cacheTokens, reported.cacheTokens],
  ] as const;
  return figures.map(([what, unit, sized, real]) => {
    if (real === undefined) return `${what}: ${sized.toFixed(2)} ${unit} predicted, the engine did not say`;
    const error = ((sized / real - 1) * 100).toFixed(1);
    return `${what}: ${sized.toFixed(2)} ${unit} predicted, ${real} reported, error ${error} %`;
  });
}
