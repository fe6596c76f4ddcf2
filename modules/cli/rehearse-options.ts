import { resolve } from "node:path";
import { UserError } from "../problem/problem.ts";
import { type Fault, parseFault } from "../rehearsal/provider/fault.ts";
import { type LastStep, lastSteps } from "../rehearsal/run/steps.ts";
import type { Io } from "./command.ts";
import type { SessionOptions } from "./rehearsal-session.ts";

/** The options of `sovereign rehearse`, as the command line gives them. */
export interface RehearseOptions {
  readonly dir?: string;
  readonly schema: readonly string[];
  readonly behaviour: readonly string[];
  readonly until: string;
  readonly keep?: string | true;
  readonly binary?: string;
  readonly fail: readonly string[];
  readonly after: string;
  readonly var: readonly string[];
  readonly varFile: readonly string[];
}

/** What a rehearsal is opened with, from the command line. Throws `UserError` for a fault that cannot be. */
export function sessionOptions(options: RehearseOptions, io: Io): SessionOptions {
  const files = (given: readonly string[]) => given.map((file) => resolve(io.cwd, file));
  return {
    facts: { schemas: files(options.schema), behaviours: files(options.behaviour) },
    faults: options.fail.flatMap((fault) => faultsOf(parseFault(fault, Number(options.after)))),
    folder: resolve(io.cwd, options.dir ?? "."),
  };
}

/** An unchanged configuration updates nothing: a change made by somebody else gives the update something to undo. */
function faultsOf(fault: Fault): Fault[] {
  return fault.operation === "update"
    ? [{ ...fault, operation: "read", drift: "changed", after: 0 }, fault]
    : [fault];
}

export function lastStep(text: string): LastStep {
  const step = lastSteps.find((known) => known === text);
  if (step !== undefined) return step;
  throw new UserError({ where: "--until", what: "no such step", got: text, allowed: lastSteps.join(", ") });
}

/** Throws `UserError` for what is no `name=value`. */
export function variablesIn(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (name !== undefined && value !== undefined) return [name, value];
      // The value may be a secret: it is not shown.
      throw new UserError({ where: "--var", what: "this names no variable", allowed: "--var name=value" });
    }),
  );
}
