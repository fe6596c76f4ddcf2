import { Listr } from "listr2";
import type { RehearsalOptions, Stack, StackResult } from "../rehearsal/run/index.ts";
import type { Io } from "./command.ts";
import { resultLine } from "./rehearsal-summary.ts";

/** Shows how far each stack is, and goes away when all are done. */
export interface Progress extends Required<Pick<RehearsalOptions, "onStep" | "onDone">> {
  /** Resolves when what was shown last is shown. */
  end(): Promise<void>;
}

/** Live lines on a terminal; elsewhere one plain line for each stack that is done. */
export function showProgress(stacks: readonly Stack[], io: Io): Progress {
  return io.stderr === process.stderr && process.stderr.isTTY ? live(stacks) : plain(io);
}

function plain(io: Io): Progress {
  return {
    onStep() {},
    onDone: (result) => io.stderr.write(`${resultLine(result)}\n`),
    end: async () => {},
  };
}

interface Line {
  say(text: string): void;
  done(result: StackResult): void;
}

function live(stacks: readonly Stack[]): Progress {
  const lines = new Map<string, Line>();
  const enders: (() => void)[] = [];
  const tasks = new Listr(
    stacks.map(({ name }) => ({
      title: name,
      task: (_context, task) =>
        new Promise<void>((resolve, reject) => {
          enders.push(resolve);
          lines.set(name, {
            say: (text) => {
              task.title = `${name}: ${text}`;
            },
            done: (result) => {
              task.title = resultLine(result);
              if (result.failure === undefined && result.skipped === undefined) resolve();
              else reject(new Error(result.failure?.step ?? result.skipped));
            },
          });
        }),
    })),
    { concurrent: true, exitOnError: false, registerSignalListeners: false },
  );
  const shown = tasks.run();
  return {
    onStep: (stack, step) => lines.get(stack)?.say(step),
    onDone: (result) => lines.get(result.stack)?.done(result),
    async end() {
      for (const end of enders) end();
      await shown;
    },
  };
}
