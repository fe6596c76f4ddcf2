import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { Rule } from "../rule.ts";

/** Name and version of what made a report. */
export function toolOf(): { readonly name: string; readonly version: string } {
  // Sources and the compiled package lie at different depths below the manifest.
  for (const above of ["../../../", "../../../../"]) {
    const manifest = new URL(`${above}package.json`, import.meta.url);
    if (!existsSync(manifest)) continue;
    const { name, version } = JSON.parse(readFileSync(manifest, "utf8"));
    return { name, version };
  }
  return { name: "sovereign-ai-stack", version: "unknown" };
}

/**
 * Twelve digits that change when a rule declares something else: its words, severity, sources, scope or the examples
 * that pin its answers. Two reports whose rules have the same digits were judged alike.
 */
export function versionOf(rule: Rule): string {
  return digest(JSON.stringify(rule)).slice(0, 12);
}

/** SHA-256 over all rules, in hexadecimal. */
export function packVersionOf(rules: readonly Rule[]): string {
  return digest(
    rules
      .map((rule) => `${rule.id} ${versionOf(rule)}`)
      .sort()
      .join("\n"),
  );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
