import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Audit } from "../audit/index.ts";
import { UserError } from "../problem/problem.ts";

/** The audit with the waivers of the file that `--waivers` names, or as it is where none is named. */
export async function waived(audit: Audit, path: unknown, cwd: string, onDay: string): Promise<Audit> {
  if (typeof path !== "string") return audit;
  const { applyWaivers, readWaivers } = await import("../audit/waivers.ts");
  const waivers = readWaivers(read(path, cwd), path, new Set(audit.rules.map(({ id }) => id)));
  return applyWaivers(audit, waivers, onDay);
}

function read(path: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({
      where: path,
      what: `the waivers cannot be read (${code ?? "unknown reason"})`,
      fix: "name a YAML file",
    });
  }
}
