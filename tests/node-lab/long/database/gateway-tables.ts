import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "./postgresql.ts";

/** LiteLLM's own migrations, in their order. Its images run them with a program that is in no package registry. */
export async function migrate(database: Database, gatewayFolder: string): Promise<void> {
  const folder = join(gatewayFolder, "litellm_proxy_extras/migrations");
  const steps = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of steps.sort((one, other) => (one.name < other.name ? -1 : 1)))
    await database.sql(readFileSync(join(folder, name, "migration.sql"), "utf8"));
}

/**
 * Programs that LiteLLM starts, in a folder of their own, and what it has to know of them.
 * @param clientFolder - its database client and the engine's packages
 */
export async function databasePrograms(
  folder: string,
  clientFolder: string,
): Promise<Readonly<Record<string, string>>> {
  const programs = join(folder, "programs");
  await mkdir(programs);
  const script = (name: string, command: string) =>
    writeFileSync(join(programs, name), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  const engine = join(import.meta.dirname, "query-engine.ts");
  script(
    "query-engine",
    `exec '${process.execPath}' --import '${import.meta.resolve("tsx")}' '${engine}' '${clientFolder}' "$@"`,
  );
  // LiteLLM looks for it and, told not to change tables, asks it for differences alone.
  script("prisma", "exit 0");
  return {
    PATH: `${programs}:${process.env.PATH}`,
    PRISMA_QUERY_ENGINE_BINARY: join(programs, "query-engine"),
    DISABLE_SCHEMA_UPDATE: "true",
  };
}
