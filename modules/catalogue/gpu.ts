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

/**
 * From which compute capability on a GPU serves a checkpoint of this precision at full speed; below, the engine
 * refuses it or falls back to weight-only arithmetic.
 */
export const leastCapabilityFor: Readonly<Record<Precision, number>> = {
  fp32: 7.5,
  bf16: 8,
  fp8: 8.9,
  int8: 7.5,
  int4: 7.5,
  mxfp4: 8,
  nvfp4: 10,
};
