import { delimiter } from "node:path";
import { rehearsalVariable } from "../variable.ts";
import type { Workspace } from "./workspace.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What terraform keeps of the user's environment. Everything else could be a credential or change the run. */
const keptForTerraform = /^(PATH|LANG|LC_\w+|TZ|TMPDIR|TMP|TEMP|SYSTEMROOT|TF_LOG)$/i;

/** Clouds, registries, state stores and terraform itself read these. */
const credentialPrefixes =
  /^(SCW|OS|OVH|OSC|AWS|ARM|AZURE|GOOGLE|GCP|CLOUDSDK|HCLOUD|EXOSCALE|VAULT|CONSUL|PG|TF_VAR|TF_TOKEN|TF_HTTP|TF_CLI_ARGS)_/i;
const credentialWords =
  /(SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)/i;

/** The environment without what a cloud could be reached with: nothing of it is needed to rehearse. */
export function withoutCredentials(environment: Environment): Record<string, string> {
  return pick(environment, (name) => !credentialPrefixes.test(name) && !credentialWords.test(name));
}

/**
 * What terraform runs under: the offline providers, an own home and data folder, and no way out. A proxy that
 * nobody answers stops whatever would still ask the network, such as a module from a registry.
 */
export function terraformEnvironment(
  environment: Environment,
  workspace: Pick<Workspace, "home" | "cliConfig">,
  offline: Environment,
): Record<string, string> {
  return {
    ...pick(environment, (name) => keptForTerraform.test(name)),
    ...pick(offline, () => true),
    HOME: workspace.home,
    TF_CLI_CONFIG_FILE: workspace.cliConfig,
    TF_IN_AUTOMATION: "1",
    [`TF_VAR_${rehearsalVariable}`]: "true",
    CHECKPOINT_DISABLE: "1",
    HTTP_PROXY: deadProxy,
    HTTPS_PROXY: deadProxy,
    NO_PROXY: "127.0.0.1,localhost",
    GIT_SSH_COMMAND: "false",
    GIT_TERMINAL_PROMPT: "0",
  };
}

/** Port 9 is "discard": nothing listens there. */
const deadProxy = "http://127.0.0.1:9";

/** `PATH` with `folder` first. */
export function withFolderFirst(path: string | undefined, folder: string): string {
  return path === undefined ? folder : `${folder}${delimiter}${path}`;
}

function pick(environment: Environment, keep: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && keep(entry[0]),
    ),
  );
}
