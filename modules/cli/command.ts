import type { Command } from "commander";
import type { ExitCode } from "./exit-codes.ts";

/**
 * One `sovereign` command: a file of its own in `commands/` that declares its arguments and imports its work only
 * when it runs, so that `sovereign --help` stays fast.
 */
export interface CliCommand {
  /** Adds arguments, options and help to the subcommand made for it. */
  declare(command: Command): Command;
  /** Does the work. Receives commander's positional arguments and options. */
  run(args: readonly string[], options: Record<string, unknown>, io: Io): Promise<ExitCode>;
}

/** What a command may read from and write to; tests pass their own. */
export interface Io {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}
