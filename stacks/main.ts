import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { App } from "cdktf";
import type { Cloud } from "../constructs/capabilities/cloud.ts";
import { runApp, sovereignApp, synthesize } from "./app.ts";
import { type Deployment, loadSettings } from "./load-settings.ts";
import { ReferenceStack } from "./reference-stack.ts";
import type { Choices } from "./settings.ts";
import { sizes } from "./sizes/index.ts";

type Clouds = Readonly<Record<string, Cloud>>;

/** How a file of the package is loaded: `import`, or `require` where a loader answers only that. */
type Load = (file: string) => unknown;

/** The one table from a settings value to a cloud. A cloud is loaded where a deployment names it. */
const clouds: Readonly<Record<string, string>> = {
  scaleway: "../constructs/clouds/scaleway/index.ts",
  ovhcloud: "../constructs/clouds/ovhcloud/index.ts",
  outscale: "../constructs/clouds/outscale/index.ts",
};

export const choices: Choices = { clouds: Object.keys(clouds), sizes };

async function main(load?: Load): Promise<void> {
  const deployments = loadSettings(process.cwd(), process.env, choices);
  const loaded = await loadClouds(
    deployments.map(({ cloud }) => cloud),
    load,
  );
  const app = sovereignApp();
  for (const deployment of deployments) addDeployment(app, deployment, loaded);
  synthesize(app);
}

/** Loads clouds by the names that settings give them. */
export async function loadClouds(
  names: readonly string[],
  load: Load = (file) => import(/* @vite-ignore */ file),
): Promise<Clouds> {
  const files = Object.entries(clouds).flatMap(([name, file]) => (names.includes(name) ? [file] : []));
  return Object.assign({}, ...(await Promise.all(files.map(load))));
}

/** Adds the stacks of one deployment; its settings were read with these choices. */
export function addDeployment(app: App, deployment: Deployment, loaded: Clouds): void {
  const cloud = loaded[deployment.cloud];
  const profile = choices.sizes[deployment.size];
  if (cloud !== undefined && profile !== undefined) new ReferenceStack(app, { deployment, cloud, profile });
}

/** Builds what the settings say; problems are printed and make the exit code 2. */
export const start = (load?: Load): Promise<void> => runApp(() => main(load));

/** Imported for its choices alone, this file builds nothing. */
const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) void start();
