import type { Precision } from "./model.ts";
import type { Provenance } from "./provenance.ts";

/** Older than this, no current engine release runs: such GPUs are listed and refused. */
export const oldestComputeCapability = 7.5;

/** A kind of GPU, as the driver shows it. */
export interface Gpu {
  readonly id: string;
  readonly name: string;
  /** What the vendor prints on the box. */
  readonly nominalGib: number;
  /** What the driver reports as usable: less than nominal. */
  readonly visibleGib: number;
  readonly computeCapability: number;
  /** Memory bandwidth, GB/s. */
  readonly bandwidthGbPerSecond: number;
  /** Dense 16-bit matrix arithmetic, Tflop/s. */
  readonly bf16Tflops: number;
  readonly provenance: Provenance;
}

/** From which compute capability on a checkpoint is served at all, and from which at the precision's full speed. */
export const capabilityFor: Readonly<Record<Precision, { readonly least: number; readonly native: number }>> =
  {
    fp32: { least: 7.5, native: 7.5 },
    bf16: { least: 7.5, native: 8 },
    fp8: { least: 8, native: 8.9 },
    int8: { least: 7.5, native: 7.5 },
    int4: { least: 7.5, native: 7.5 },
    mxfp4: { least: 8, native: 9 },
    nvfp4: { least: 8, native: 10 },
  };

/** Least compute capability for a key-value cache of one byte a value. */
export const leastCapabilityForFp8Cache = 8.9;
