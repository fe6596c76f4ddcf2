import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Answers, readQuestionnaire } from "../diagnosis/index.ts";
import { UserError } from "../problem/problem.ts";
import type { Io } from "./command.ts";

/** A questionnaire is written by hand: a larger file is something else. */
const mostBytes = 2_000_000;

/** Reads the questionnaire that a command line names. */
export function readAnswers(path: string, { cwd }: Io): Answers {
  const text = read(path, cwd);
  if (text.length > mostBytes) {
    throw new UserError({
      where: path,
      what: "this is too large for a questionnaire",
      fix: "name the YAML file",
    });
  }
  if (/^\s*\{\s*"format_version"/.test(text)) {
    throw new UserError({
      where: path,
      what: "this is a plan, where a questionnaire is wanted",
      fix: "name the questionnaire first and the plans after it; `sovereign diagnose --template` prints one to start from",
    });
  }
  return readQuestionnaire(text, path);
}

function read(path: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({
      where: path,
      what: `the questionnaire cannot be read (${code ?? "unknown reason"})`,
      fix: "name a YAML file; `sovereign diagnose --template` prints one to start from",
    });
  }
}
