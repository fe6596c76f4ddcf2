/** A failure that somebody answers for, for a time and for one state of the evidence. */
export interface Waiver {
  readonly rule: string;
  /** Address of the resource; `*` stands for any part of it. */
  readonly scope: string;
  /** Who has to end it. */
  readonly owner: string;
  /** Who allowed it. */
  readonly approver: string;
  readonly reason: string;
  /** What protects meanwhile. */
  readonly compensatingControl: string;
  /** Last day on which it holds, YYYY-MM-DD. */
  readonly expires: string;
  /** Of the verdicts waived; another fingerprint is another fact. */
  readonly fingerprints: readonly string[];
}

export type LapseReason = "expired" | "evidence-changed" | "nothing-to-waive";

/** A waiver that did not hold for something it was written for. */
export interface LapsedWaiver {
  readonly waiver: Waiver;
  readonly reason: LapseReason;
  /** The verdict that it no longer covers; empty where there is none. */
  readonly address: string;
  /** What the verdict's fingerprint is now. */
  readonly fingerprint?: string;
}
