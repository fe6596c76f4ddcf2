import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Problem, UserError } from "../problem/problem.ts";

/**
 * The text of a file that a command line names.
 *
 * @param what how messages call it, such as "the waivers"
 * @param problem where the fault lies and what helps
 * @throws UserError where it cannot be read
 */
export function readText(path: string, cwd: string, what: string, problem: Omit<Problem, "what">): string {
  try {
    return readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ ...problem, what: `${what} cannot be read (${code ?? "unknown reason"})` });
  }
}
