/** One measured number, beside what it was promised to be and what the same machine does without us. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "MB" | "exponent";
  /** What it must stay below; undefined where nothing is promised. */
  readonly limit?: number;
  readonly baseline?: { readonly name: string; readonly value: number };
}

/** Something that could not be measured here, and what is needed for it. */
export interface Missing {
  readonly name: string;
  readonly needs: string;
}

/** One file of this folder: measures one thing. */
export type Bench = (options: BenchOptions) => Promise<readonly (Figure | Missing)[]>;

export interface BenchOptions {
  readonly root: string;
  /** A provider's full schema, for the bindings' baseline. */
  readonly schema?: string;
  /** Another scanner's command line to time on the same plan; `{plan}` stands for the file. */
  readonly scanner?: string;
  /** Also clone and install, which takes minutes. */
  readonly install: boolean;
}

const usualRuns = 5;

/** Median of some runs, five unless told, in milliseconds, after one that warms the disk's cache. */
export async function medianMs(run: () => Promise<unknown>, runs = usualRuns): Promise<number> {
  await run();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return median(times);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
