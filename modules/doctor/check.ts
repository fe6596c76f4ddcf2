/** `unknown`: nobody looked, or nothing could be seen. It is never counted as good. */
export type Verdict = "ok" | "warning" | "problem" | "unknown";

/** What one look at the machine found. */
export interface Check {
  /** Stable, such as "terraform" or "variable:HTTPS_PROXY". */
  readonly id: string;
  /** The deployment it is about. Unset: all of them. */
  readonly deployment?: string;
  readonly verdict: Verdict;
  /** What was seen. It never holds the value of a variable or of a file, except the name of a known place. */
  readonly evidence: string;
  /** What to do, where something is not good. */
  readonly fix?: string;
}

/** The environment that runs will see. An empty variable counts as unset. */
export type Environment = Readonly<Record<string, string | undefined>>;
