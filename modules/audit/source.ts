import type { MaskedPlan } from "../plan/index.ts";

/** The document that was audited, so that a report can be held against it. */
export interface Source {
  /** File name as given; "-" for standard input. */
  readonly name: string;
  /** SHA-256 of the bytes read, in hexadecimal. */
  readonly sha256: string;
  /** Made by a rehearsal, not by the real providers. */
  readonly rehearsed: boolean;
  readonly plan: MaskedPlan;
}
