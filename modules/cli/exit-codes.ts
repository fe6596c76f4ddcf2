/** What `sovereign` exits with; the same for every command. */
export const exitCodes = {
  ok: 0,
  /** A rule failed, a rehearsal failed, a check found something. */
  failed: 1,
  /** Wrong use: unusable arguments, input or environment. */
  wrongUse: 2,
  /** The answer would rest on too much that is unknown. */
  unknown: 3,
  /** Stopped by the user, as shells count it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
