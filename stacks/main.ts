import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Cloud } from "../constructs/capabilities/cloud.ts";
import { runApp, sovereignApp, synthesize } from "./app.ts";
import { loadSettings } from "./load-settings.ts";
import type { Choices } from "./settings.ts";
import { SmallStack } from "./small.ts";

/** The one table from a settings value to a cloud; only the clouds in use are loaded. */
const clouds: Readonly<Record<string, () => Promise<Cloud>>> = {
  scaleway: async () => (await import("../constructs/clouds/scaleway/index.ts")).scaleway,
};

/** The reference stack of each size. */
const sizes = { small: SmallStack } as const;

export const choices = { clouds: Object.keys(clouds), sizes: Object.keys(sizes) } satisfies Choices;

async function main(): Promise<void> {
  const deployments = loadSettings(process.cwd(), process.env, choices);
  const app = sovereignApp();
  for (const deployment of deployments) {
    const cloud = await clouds[deployment.cloud]?.();
    const Size = sizes[deployment.size as keyof typeof sizes];
    if (cloud !== undefined) new Size(app, { deployment, cloud });
  }
  synthesize(app);
}

/** Imported for its choices alone, this file builds nothing. */
const isMain = realpathSync(process.argv[1] ?? "") === fileURLToPath(import.meta.url);
if (isMain) await runApp(main);
