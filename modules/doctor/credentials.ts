import type { CredentialNeed } from "../catalogue/environment.ts";
import type { Check } from "./check.ts";
import { type Folders, isThere } from "./files.ts";

/** Whether keys are there, by the names of variables and files; no value is looked at. */
export function checkCredentials(need: CredentialNeed, folders: Folders, deployment: string): Check {
  const { purpose, methods, exclusive = false, files = [] } = need;
  const isSet = (name: string) => Boolean(folders.environment[name]);
  const about = { id: `credentials:${purpose}`, deployment };
  const whole = methods.filter((names) => names.every(isSet));
  const [first, second] = whole;
  if (exclusive && first !== undefined && second !== undefined) {
    return {
      ...about,
      verdict: "problem",
      evidence: `two ways to sign in are set, which is refused: ${together(first)}; ${together(second)}`,
      fix: "unset one of them",
    };
  }
  if (first !== undefined) {
    return { ...about, verdict: "ok", evidence: `${together(first)} set (not tried)` };
  }
  const file = files.find((path) => isThere(path, folders));
  if (file !== undefined) {
    return {
      ...about,
      verdict: "unknown",
      evidence: `not in the environment; ${file} is there and may hold them (not opened)`,
      fix: `export ${together(methods[0] ?? [])} to be sure which keys are used`,
    };
  }
  const half = methods.find((names) => names.some(isSet));
  if (half !== undefined) {
    return {
      ...about,
      verdict: "problem",
      evidence: `${together(half.filter(isSet))} set, ${together(half.filter((name) => !isSet(name)))} missing`,
      fix: `export ${together(half)}`,
    };
  }
  return {
    ...about,
    verdict: "problem",
    evidence: "no keys are set: a rehearsal works, an apply does not",
    fix: `export ${methods.map(together).join(", or ")}`,
  };
}

const together = (names: readonly string[]) => names.join(" + ");
