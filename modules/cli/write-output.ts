import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../problem/problem.ts";
import type { Io } from "./command.ts";

/** Prints a text, or writes it into the file that `--output` names and says so. */
export function writeOutput(text: string, output: unknown, io: Io): void {
  if (typeof output !== "string") {
    io.stdout.write(text);
    return;
  }
  try {
    writeFileSync(resolve(io.cwd, output), text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({
      where: "--output",
      what: `it cannot be written (${code ?? "unknown reason"})`,
      got: output,
      fix: "name a file in a folder that exists and may be written",
    });
  }
  io.stdout.write(`${output} is written.\n`);
}
