/** Something a user gave that cannot work, in the four parts every message of ours has. */
export interface Problem {
  /** Where: a settings path, a construct path, a file with its line. */
  readonly where: string;
  /** What is wrong, as a short sentence without a final stop. */
  readonly what: string;
  /** The value given, printable as it is. Left out where showing it could show a secret. */
  readonly got?: string;
  /** What would be accepted. */
  readonly allowed?: string;
  /** The change to make. */
  readonly fix?: string;
}

/** One problem on one line: `where: what, got X; allowed: Y; fix: Z`. */
export function formatProblem(problem: Problem): string {
  const got = problem.got === undefined ? "" : `, got ${problem.got}`;
  const allowed = problem.allowed === undefined ? "" : `; allowed: ${problem.allowed}`;
  const fix = problem.fix === undefined ? "" : `; fix: ${problem.fix}`;
  return `${problem.where}: ${problem.what}${got}${allowed}${fix}`;
}

/**
 * Thrown for wrong use: the command line prints each problem on a line of its own, no stack trace, and exits
 * with 2.
 */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "UserError";
    this.problems = problems;
  }
}
