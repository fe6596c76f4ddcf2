import type { Audit } from "../audit/index.ts";
import { readText } from "./read-text.ts";

/** The audit with the waivers of the file that `--waivers` names, or as it is where none is named. */
export async function waived(audit: Audit, path: unknown, cwd: string, onDay: string): Promise<Audit> {
  if (typeof path !== "string") return audit;
  const { applyWaivers, readWaivers } = await import("../audit/waivers.ts");
  const text = readText(path, cwd, "the waivers", { where: path, fix: "name a YAML file" });
  const waivers = readWaivers(text, path, new Set(audit.rules.map(({ id }) => id)));
  return applyWaivers(audit, waivers, onDay);
}
