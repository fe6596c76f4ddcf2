import { spawn } from "node:child_process";
import { openSync } from "node:fs";

/** A program that runs beside the test until it is stopped. */
export interface ServiceProcess {
  readonly pid: number;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export function startProcess(
  command: readonly string[],
  options: { readonly environment?: Readonly<Record<string, string>>; readonly output?: string } = {},
): ServiceProcess {
  const [program = "", ...args] = command;
  const output = options.output === undefined ? "ignore" : openSync(options.output, "a");
  const child = spawn(program, args, {
    stdio: ["ignore", output, output],
    env: { ...process.env, ...options.environment },
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  if (child.pid === undefined) throw new Error(`${program} did not start`);
  return {
    pid: child.pid,
    ended,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
