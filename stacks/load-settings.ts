import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { WeightsFile } from "../modules/node/weights.ts";
import { UserError } from "../modules/problem/problem.ts";
import { readAuthorities } from "./authorities.ts";
import { readSettings } from "./read-settings.ts";
import type { Choices, DeploymentSettings } from "./settings.ts";
import { readWeightsManifest } from "./weights-manifest.ts";

/** The settings of one deployment, with what their files hold. */
export interface Deployment extends DeploymentSettings {
  readonly weightsFiles: readonly WeightsFile[];
  /** Certificates of the organisation's own authorities, one PEM text each. */
  readonly authorities: readonly string[];
}

/** The package's own deployments: every reference stack, with placeholders that can never be applied. */
export const referenceFile = fileURLToPath(new URL("./reference.yaml", import.meta.url));

/**
 * The settings file of a folder: the one that SOVEREIGN_CONFIG names, else `sovereign.yaml`, else the package's
 * reference deployments.
 */
export function settingsFile(cwd: string, env: NodeJS.ProcessEnv): string {
  if (env.SOVEREIGN_CONFIG) return resolve(cwd, env.SOVEREIGN_CONFIG);
  const own = resolve(cwd, "sovereign.yaml");
  return existsSync(own) ? own : referenceFile;
}

/**
 * Finds and reads the settings.
 * @throws UserError where the file cannot be read, or with every problem in it
 */
export function loadSettings(cwd: string, env: NodeJS.ProcessEnv, choices: Choices): Deployment[] {
  const file = settingsFile(cwd, env);
  const shown = relative(cwd, file) || file;
  return readSettings(readText(file, shown, env), shown, choices).map((settings) => ({
    ...settings,
    weightsFiles: readWeightsManifest(settings.weightsManifest, dirname(file)),
    authorities: readAuthorities(settings.trustedAuthorities, dirname(file)),
  }));
}

function readText(file: string, shown: string, env: NodeJS.ProcessEnv): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError({
      where: shown,
      what: "the settings file cannot be read",
      got: reason,
      fix: env.SOVEREIGN_CONFIG
        ? "set SOVEREIGN_CONFIG to a readable file, or unset it"
        : "make the file readable, or write one with `sovereign init`",
    });
  }
}
