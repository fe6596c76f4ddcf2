import type { Command } from "commander";

/**
 * One `sovereign` command: a file of its own in `commands/` that declares its arguments and imports its work only
 * when it runs, so that `sovereign --help` stays fast.
 */
export interface CliCommand {
  /** Adds arguments, options and help to the subcommand made for it. */
  declare(command: Command): Command;
  /**
   * Does the work. Receives commander's positional arguments and options.
   *
   * @returns one of `exitCodes`; a command that wraps another returns that one's
   */
  run(args: readonly string[], options: Record<string, unknown>, io: Io): Promise<number>;
  /** Whether what follows `--` is a command of the user's, handed over as `io.wrapped`. @default false */
  readonly wraps?: boolean;
}

/** What a command may read from and write to; tests pass their own. */
export interface Io {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** The command that stood after `--`, for a command that wraps one. */
  readonly wrapped?: readonly string[];
}
