import { App } from "cdktf";
import { collectProblems } from "../constructs/capabilities/problems.ts";
import { formatProblem, UserError } from "../modules/problem/problem.ts";

/** An app whose output is the same on every machine and under the library's successor. */
export function sovereignApp(outdir?: string): App {
  return new App({
    ...(outdir === undefined ? {} : { outdir }),
    stackTraces: false,
    // Write-only arguments exist from this version on.
    context: { targetVersions: { terraform: ">=1.11.0" } },
  });
}

/**
 * Writes the stacks. All problems of all stacks are looked for first, because the library stops at the first.
 * @throws UserError with every problem; then nothing was written
 */
export function synthesize(app: App): void {
  const problems = collectProblems(app);
  if (problems.length > 0) throw new UserError(...problems);
  app.synth();
}

/** Runs what builds and writes an app. A user's mistake is printed one problem a line and exits with 2. */
export async function runApp(main: () => void | Promise<void>): Promise<void> {
  const restore = leaveTokensUntraced();
  try {
    await main();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const problem of error.problems) process.stderr.write(`${formatProblem(problem)}\n`);
    process.exitCode = 2;
  } finally {
    restore();
  }
}

/**
 * CDKTF writes out a whole stack trace for every token, a tenth of an app's time, and shows it only where a token
 * cannot be resolved. Errors keep theirs: they are objects of another class, and are traced when somebody reads them.
 */
function leaveTokensUntraced(): () => void {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (object, frames) =>
    object instanceof Error ? [String(object), ...frames].join("\n    at ") : "";
  return () => {
    Error.prepareStackTrace = before;
  };
}
