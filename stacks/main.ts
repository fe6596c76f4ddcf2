import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { App } from "cdktf";
import type { Cloud } from "../constructs/capabilities/cloud.ts";
import { outscale } from "../constructs/clouds/outscale/index.ts";
import { ovhcloud } from "../constructs/clouds/ovhcloud/index.ts";
import { scaleway } from "../constructs/clouds/scaleway/index.ts";
import { runApp, sovereignApp, synthesize } from "./app.ts";
import { type Deployment, loadSettings } from "./load-settings.ts";
import { ReferenceStack } from "./reference-stack.ts";
import type { Choices } from "./settings.ts";
import { sizes } from "./sizes/index.ts";

/** The one table from a settings value to a cloud. */
const clouds: Readonly<Record<string, Cloud>> = { scaleway, ovhcloud, outscale };

export const choices: Choices = { clouds: Object.keys(clouds), sizes };

function main(): void {
  const deployments = loadSettings(process.cwd(), process.env, choices);
  const app = sovereignApp();
  for (const deployment of deployments) addDeployment(app, deployment);
  synthesize(app);
}

/** Adds the stacks of one deployment; its settings were read with these choices. */
export function addDeployment(app: App, deployment: Deployment): void {
  const cloud = clouds[deployment.cloud];
  const profile = choices.sizes[deployment.size];
  if (cloud !== undefined && profile !== undefined) new ReferenceStack(app, { deployment, cloud, profile });
}

/** Builds what the settings say; problems are printed and make the exit code 2. */
export const start = (): Promise<void> => runApp(main);

/** Imported for its choices alone, this file builds nothing. */
const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) void start();
