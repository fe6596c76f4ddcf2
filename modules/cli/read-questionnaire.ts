import { type Answers, readQuestionnaire } from "../diagnosis/index.ts";
import { UserError } from "../problem/problem.ts";
import type { Io } from "./command.ts";
import { readText } from "./read-text.ts";

/** A questionnaire is written by hand: a larger file is something else. */
const mostBytes = 2_000_000;

/** Reads the questionnaire that a command line names. */
export function readAnswers(path: string, { cwd }: Io): Answers {
  const text = readText(path, cwd, "the questionnaire", {
    where: path,
    fix: "name a YAML file; `sovereign diagnose --template` prints one to start from",
  });
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
