import { readFileSync } from "node:fs";
import { UserError } from "../problem/problem.ts";

/** A JSON file that a user named. Throws `UserError` when it is missing or no JSON object. */
export function readJsonObject(path: string): Record<string, unknown> {
  const value = parse(path, readText(path));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new UserError({ where: path, what: "this is no JSON object", fix: "name another file" });
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code = "unreadable" } = error as NodeJS.ErrnoException;
    throw new UserError({ where: path, what: "cannot read this file", got: code, fix: "check the path" });
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    throw new UserError({ where: path, what: "this is not JSON", got: message, fix: "write the file again" });
  }
}
