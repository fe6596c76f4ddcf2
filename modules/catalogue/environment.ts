import type { Provenance } from "./provenance.ts";

/** What a cloud's tools read from the user's machine beside a stack, and so can contradict it. */
export interface CloudEnvironment {
  readonly variables: readonly WatchedVariable[];
  /** One entry for each thing that keys are needed for. */
  readonly credentials: readonly CredentialNeed[];
  readonly files: readonly WatchedFile[];
  /** Where a bucket of that region is reached, and the region that requests to it are signed for. */
  readonly bucketStore: (region: string) => BucketStore;
  readonly provenance: Provenance;
}

export interface BucketStore {
  /** Such as "https://s3.region.example.org", without a path. */
  readonly endpoint: string;
  readonly region: string;
}

/**
 * A variable that changes what a run does. Without `equals` and `accepts` it should not be set at all. `problem` where
 * it wins over what the stack says or breaks the run; `warning` where it only may.
 */
export interface WatchedVariable {
  readonly name: string;
  /** The setting of the deployment that it has to equal. */
  readonly equals?: "region" | "zone" | "project";
  /** Values that do no harm, in lower case. */
  readonly accepts?: readonly string[];
  /** It has to be set to one of `accepts`. @default false */
  readonly required?: boolean;
  readonly verdict: "problem" | "warning";
  /** What it does, as a clause that follows "it". */
  readonly effect: string;
}

/** Keys, by the variables that hold them. */
export interface CredentialNeed {
  /** What they open, such as "the cloud's interface". */
  readonly purpose: string;
  /** Each method is the variables that have to be set together. */
  readonly methods: readonly (readonly string[])[];
  /** Two methods at once are refused. @default false */
  readonly exclusive?: boolean;
  /** Files that may hold the keys instead. They are never opened. */
  readonly files?: readonly string[];
}

/** A file that is read beside the stack. `~/` is the home folder, `./` the current one. */
export interface WatchedFile {
  readonly path: string;
  /** What reading it does, as a clause that follows "it". */
  readonly effect: string;
}
