import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sovereignApp, synthesize } from "../../stacks/app.ts";
import { type Deployment, loadSettings, referenceFile } from "../../stacks/load-settings.ts";
import { addDeployment, choices, loadClouds } from "../../stacks/main.ts";

export type Json = Record<string, unknown>;
/** `resource` of a stack: type → id → attributes. */
export type Resources = Record<string, Record<string, Json>>;
export interface StackJson extends Json {
  readonly resource: Resources;
  readonly terraform: Json;
}

const clouds = await loadClouds(choices.clouds);

/** The package's own deployments, as `npm start` takes them. */
export const referenceDeployments = (): Deployment[] =>
  loadSettings(process.cwd(), { SOVEREIGN_CONFIG: referenceFile }, choices);

/** The first reference deployment with some settings changed. */
export function deploymentWith(changes: Partial<Deployment>): Deployment {
  const [first] = referenceDeployments();
  if (first === undefined) throw new Error("reference.yaml is empty");
  return { ...first, ...changes };
}

/** Synthesises deployments into a fresh folder and reads their stacks back, by name. */
export function synthesizeAll(...deployments: readonly Deployment[]): Record<string, StackJson> {
  const outdir = mkdtempSync(join(tmpdir(), "sovereign-synth-"));
  const app = sovereignApp(outdir);
  for (const deployment of deployments) addDeployment(app, deployment, clouds);
  synthesize(app);
  return Object.fromEntries(
    readdirSync(join(outdir, "stacks")).map((name) => [
      name,
      JSON.parse(readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8")) as StackJson,
    ]),
  );
}
