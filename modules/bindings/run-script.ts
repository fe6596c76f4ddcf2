import { formatProblem, UserError } from "../problem/problem.ts";

/** Runs a maintainer's script; a user's mistake is a line on standard error and exit code 2, like `sovereign`'s. */
export async function runScript(script: () => void | Promise<void>): Promise<void> {
  try {
    await script();
  } catch (error) {
    process.exitCode = 2;
    if (error instanceof UserError) {
      for (const problem of error.problems) console.error(formatProblem(problem));
    } else if (
      error instanceof TypeError &&
      "code" in error &&
      `${error.code}`.startsWith("ERR_PARSE_ARGS")
    ) {
      console.error(error.message);
    } else {
      throw error;
    }
  }
}
