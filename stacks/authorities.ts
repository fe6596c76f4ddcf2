import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { certificatesIn, checkTrustedAuthorities } from "../modules/node/authority-checks.ts";
import { type Problem, UserError } from "../modules/problem/problem.ts";

/**
 * The certificates in the files that `trustedAuthorities` names, one PEM text each; a file may hold several.
 * @param files - relative to `folder`
 * @throws UserError with every file that cannot be read or holds anything else; no content is shown
 */
export function readAuthorities(files: readonly string[], folder: string): readonly string[] {
  const read = files.map((file, index) => readOne(file, folder, `trustedAuthorities[${index}]`));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw new UserError(...problems);
  return read.flatMap(({ certificates }) => certificates);
}

function readOne(file: string, folder: string, where: string) {
  const text = textOf(file, folder);
  if (typeof text !== "string") return { certificates: [], problems: [{ where, ...text }] };
  const certificates = certificatesIn(text);
  const hasKey = text.includes("PRIVATE KEY");
  const problems = checkTrustedAuthorities(
    `${where} ("${file}")`,
    hasKey || certificates.length === 0 ? [text] : certificates,
  );
  return { certificates, problems };
}

function textOf(file: string, folder: string): string | Omit<Problem, "where"> {
  try {
    return readFileSync(resolve(folder, file), "utf8");
  } catch (error) {
    return {
      what: "the file cannot be read",
      got: `"${file}" (${(error as NodeJS.ErrnoException).code})`,
      fix: "name a readable file, relative to the settings file",
    };
  }
}
