import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { UserError } from "../problem/problem.ts";
import {
  copyFolder,
  Interrupted,
  type IsolatedStack,
  isolateStack,
  keepIn,
  readStacks,
  rehearse,
  selectStacks,
  withoutCredentials,
} from "../rehearsal/run/index.ts";
import type { Io } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { interruptible } from "./interrupt.ts";
import { showProgress } from "./rehearsal-progress.ts";
import { type RehearsalSession, withRehearsalSession } from "./rehearsal-session.ts";
import { renderSummary } from "./rehearsal-summary.ts";
import { lastStep, type RehearseOptions, sessionOptions, variablesIn } from "./rehearse-options.ts";
import { runApp } from "./run-app.ts";
import { findTerraform } from "./terraform-binary.ts";

/** Rehearses the app's stacks, or a folder of Terraform files, and prints a summary. */
export async function rehearseStacks(
  patterns: readonly string[],
  options: RehearseOptions,
  io: Io,
): Promise<number> {
  const until = lastStep(options.until);
  const variables = variablesIn(options.var);
  const session = sessionOptions(options, io);
  const { path: binary } = await findTerraform(options.binary, io);
  const keeper = options.keep === undefined ? undefined : keepIn(resolve(io.cwd, keepFolder(options.keep)));
  try {
    return await interruptible((signal) =>
      withRehearsalSession(session, async (opened) => {
        const stacks = await prepareStacks(patterns, options, opened, io, signal);
        const progress = showProgress(stacks, io);
        const start = performance.now();
        const results = await rehearse(stacks, {
          ...opened,
          binary,
          env: io.env,
          until,
          variables,
          variableFiles: options.varFile.map((file) => resolve(io.cwd, file)),
          signal,
          onStep: progress.onStep,
          onDone: progress.onDone,
          ...(keeper === undefined ? {} : { keeper }),
        }).finally(progress.end);
        const missed = opened.offline.pendingFaults();
        io.stdout.write(
          renderSummary(results, {
            milliseconds: performance.now() - start,
            typesWithoutBehaviour: opened.offline.typesWithoutBehaviour(),
            notes: [
              ...missed.map(({ operation, type }) => `The fault ${operation}:${type} never struck.`),
              ...(opened.states.note === undefined ? [] : [`Note: ${opened.states.note}.`]),
              ...(keeper === undefined ? [] : [keptNote(keeper.folder)]),
            ],
          }),
        );
        const good = results.every(({ failure, skipped }) => failure === undefined && skipped === undefined);
        return good && missed.length === 0 ? exitCodes.ok : exitCodes.failed;
      }),
    );
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    io.stderr.write("sovereign: interrupted; nothing was left behind\n");
    return exitCodes.interrupted;
  }
}

async function prepareStacks(
  patterns: readonly string[],
  options: RehearseOptions,
  { workspace, states }: RehearsalSession,
  io: Io,
  signal: AbortSignal,
): Promise<IsolatedStack[]> {
  if (options.dir !== undefined) {
    if (patterns.length === 0) return [copyFolder(resolve(io.cwd, options.dir), workspace, states.address)];
    throw new UserError({
      where: "--dir",
      what: "a folder is one stack of its own",
      got: patterns.join(" "),
    });
  }
  await runApp({ out: workspace.out, io, env: withoutCredentials(io.env), signal });
  if (signal.aborted) throw new Interrupted();
  const all = readStacks(workspace.out);
  return selectStacks(all, patterns).map((stack) => isolateStack(stack, all, states.address));
}

const keepFolder = (keep: string | true) => (keep === true ? "rehearsal" : keep);

const keptNote = (folder: string) =>
  `Plans and states are in ${folder}, readable by you alone: values that you gave stand in them.`;
