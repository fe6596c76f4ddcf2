import { existsSync, realpathSync, writeFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import type { ConfigurationModule } from "./refuse.ts";

const liftingFile = "zz_rehearsal_destroy_override.tf.json";

/** How Terraform, and OpenTofu since 1.12, name a resource whose `prevent_destroy` stopped a destroy. */
const protection = /Resource (?:instance )?(\S+\.\S.*?) has (?:lifecycle\.)?prevent_destroy set/g;

/** Resources whose `prevent_destroy` stopped a destroy, from the tool's own message. */
export function protectedResources(message: string): string[] {
  const found = message.replace(/\s+/g, " ").matchAll(protection);
  return [...new Set([...found].map(([, address = ""]) => address))].sort();
}

/**
 * Overrides `prevent_destroy` in the copied folder and in the local modules that were copied with it, so that the
 * destroy itself can be rehearsed. Modules outside the copy are left alone.
 */
export function liftProtection(folder: string, module: ConfigurationModule, copy: string = folder): void {
  if (!existsSync(folder) || !`${realpathSync(folder)}${sep}`.startsWith(`${realpathSync(copy)}${sep}`))
    return;
  const unprotected: Record<string, Record<string, object>> = {};
  for (const { mode, type, name } of module.resources ?? []) {
    if (mode !== "managed") continue;
    unprotected[type] = { ...unprotected[type], [name]: { lifecycle: { prevent_destroy: false } } };
  }
  if (Object.keys(unprotected).length > 0) {
    writeFileSync(join(folder, liftingFile), JSON.stringify({ resource: unprotected }));
  }
  for (const { source, module: called } of Object.values(module.module_calls ?? {})) {
    if (source.startsWith(".")) liftProtection(resolve(folder, source), called, copy);
  }
}
