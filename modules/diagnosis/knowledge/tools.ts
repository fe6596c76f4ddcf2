import { aiTools } from "./ai-tools.ts";
import { hostingTools } from "./hosting-tools.ts";
import { officeTools } from "./office-tools.ts";
import type { Tool } from "./tool.ts";

/** Every tool of which something is known. */
export const tools: readonly Tool[] = [...aiTools, ...officeTools, ...hostingTools];

/** A tool by any of its names, whatever the case; undefined where nothing is known of it. */
export function findTool(name: string): Tool | undefined {
  const wanted = plain(name);
  return tools.find((tool) => [tool.name, ...tool.alsoCalled].some((known) => plain(known) === wanted));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
