import { join } from "node:path";
import { execa } from "execa";
import { UserError } from "../problem/problem.ts";
import { withFolderFirst, withoutCredentials, writeShim } from "../rehearsal/run/index.ts";
import type { Io } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { interruptible } from "./interrupt.ts";
import { withRehearsalSession } from "./rehearsal-session.ts";
import { type RehearseOptions, sessionOptions, variablesIn } from "./rehearse-options.ts";
import { findTerraform } from "./terraform-binary.ts";

/**
 * Runs a command of the user's with a stand-in for terraform first in its PATH and in TERRAFORM_BINARY_NAME.
 *
 * @returns the command's own exit code
 */
export async function rehearseCommand(
  [program = "", ...args]: readonly string[],
  options: RehearseOptions,
  io: Io,
): Promise<number> {
  const variables = Object.entries(variablesIn(options.var));
  const { path: binary } = await findTerraform(options.binary, io);
  return interruptible((signal) =>
    withRehearsalSession(sessionOptions(options, io), async ({ workspace, states, offline }) => {
      const bin = writeShim({ binary, workspace, states: states.address, offline: offline.env });
      const env = withoutCredentials(io.env);
      const result = await execa(program, args, {
        cwd: io.cwd,
        extendEnv: false,
        env: {
          ...env,
          ...Object.fromEntries(variables.map(([name, value]) => [`TF_VAR_${name}`, value])),
          PATH: withFolderFirst(env.PATH, bin),
          TERRAFORM_BINARY_NAME: join(bin, "terraform"),
          // The stacks go here and not into the user's cdktf.out: the first for the CLI, the second for an app alone.
          CDKTF_OUTPUT: workspace.out,
          CDKTF_OUTDIR: workspace.out,
          CDKTF_HOME: workspace.home,
          CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
          CHECKPOINT_DISABLE: "1",
          DISABLE_VERSION_CHECK: "1",
        },
        reject: false,
        stdin: "inherit",
        stdout: io.stdout === process.stdout ? "inherit" : "pipe",
        stderr: io.stderr === process.stderr ? "inherit" : "pipe",
        cancelSignal: signal,
        killSignal: "SIGINT",
      });
      if (result.code === "ENOENT") {
        throw new UserError({ where: "rehearse", what: "there is no such command", got: program });
      }
      if (typeof result.stdout === "string") io.stdout.write(result.stdout);
      if (typeof result.stderr === "string") io.stderr.write(result.stderr);
      if (result.isCanceled) return exitCodes.interrupted;
      return result.exitCode ?? exitCodes.failed;
    }),
  );
}
