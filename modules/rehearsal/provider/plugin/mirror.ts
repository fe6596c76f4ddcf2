import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { UserError } from "../../../problem/problem.ts";
import type { ProviderFacts } from "../facts.ts";

/**
 * Writes a plugin file per provider into a folder that terraform takes as a `filesystem_mirror`, and the settings
 * file (`TF_CLI_CONFIG_FILE`) that makes it the only place providers come from. The second form, for tools that pass
 * no environment on: unlike the first it leaves a lock file in the configuration, with hashes of the plugin files.
 *
 * @returns the path of the settings file
 * @throws UserError on Windows, which starts no script
 */
export async function writePluginMirror(folder: string, facts: readonly ProviderFacts[]): Promise<string> {
  if (process.platform === "win32") {
    throw new UserError({
      where: "plugin files",
      what: "Windows starts no script as a plugin",
      fix: "use the environment form",
    });
  }
  for (const provider of facts) {
    const factsFile = join(folder, `${provider.source.replaceAll("/", "_")}.json`);
    await mkdir(folder, { recursive: true });
    await writeFile(factsFile, JSON.stringify(provider));
    for (const source of completeSources(provider.source)) {
      const place = join(folder, source, provider.version, `${process.platform}_${architecture()}`);
      await mkdir(place, { recursive: true });
      const file = join(place, `terraform-provider-${source.split("/").at(-1)}_v${provider.version}`);
      await writeFile(file, `#!/bin/sh\nexec ${startCommand(factsFile)}\n`, { mode: 0o755 });
    }
  }
  const settings = join(folder, "terraform.rc");
  await writeFile(
    settings,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(folder)}\n  }\n}\n`,
  );
  return settings;
}

/** A short address means another registry to each tool: the file is written for both. */
function completeSources(source: string): string[] {
  if (source.split("/").length > 2) return [source];
  return ["registry.terraform.io", "registry.opentofu.org"].map((host) => `${host}/${source}`);
}

function architecture(): string {
  return process.arch === "x64" ? "amd64" : process.arch;
}

function startCommand(factsFile: string): string {
  const isSource = import.meta.url.endsWith(".ts");
  const main = fileURLToPath(new URL(`./main.${isSource ? "ts" : "js"}`, import.meta.url));
  const loader = isSource
    ? ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href]
    : [];
  return [process.execPath, ...loader, main, factsFile].map(quote).join(" ");
}

function quote(argument: string): string {
  return `'${argument.replaceAll("'", "'\\''")}'`;
}
