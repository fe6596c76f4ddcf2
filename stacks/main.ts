import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Cloud } from "../constructs/capabilities/cloud.ts";
import { outscale } from "../constructs/clouds/outscale/index.ts";
import { ovhcloud } from "../constructs/clouds/ovhcloud/index.ts";
import { scaleway } from "../constructs/clouds/scaleway/index.ts";
import { runApp, sovereignApp, synthesize } from "./app.ts";
import { loadSettings } from "./load-settings.ts";
import type { Choices } from "./settings.ts";
import { SmallStack, smallProfile } from "./small.ts";

/** The one table from a settings value to a cloud. */
const clouds: Readonly<Record<string, Cloud>> = { scaleway, ovhcloud, outscale };

/** The reference stack of each size, and the most people that it is made for. */
const sizes: Readonly<Record<string, { readonly Stack: typeof SmallStack; readonly people: number }>> = {
  small: { Stack: SmallStack, people: smallProfile.people },
};

export const choices: Choices = { clouds: Object.keys(clouds), sizes };

function main(): void {
  const deployments = loadSettings(process.cwd(), process.env, choices);
  const app = sovereignApp();
  for (const deployment of deployments) {
    const cloud = clouds[deployment.cloud];
    const size = sizes[deployment.size];
    if (cloud !== undefined && size !== undefined) new size.Stack(app, { deployment, cloud });
  }
  synthesize(app);
}

/** Builds what the settings say; problems are printed and make the exit code 2. */
export const start = (): Promise<void> => runApp(main);

/** Imported for its choices alone, this file builds nothing. */
const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) void start();
