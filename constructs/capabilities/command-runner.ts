import type { Problem } from "../../modules/problem/problem.ts";
import type { SecretReference } from "./secret-store.ts";

/** What a cloud needs to run its own command line on a schedule. */
export interface CommandRunner {
  /** The vendor's command line in a registry of yours, with its digest: "registry.example.org/cli@sha256:…". */
  readonly image: string;
  /** Secret that holds the key of an identity with `grantOperate`, as `Identity.issueKey` writes it. */
  readonly credentials: SecretReference;
}

/** Problems of a runner, before any cloud is asked. */
export function checkCommandRunner(runner: CommandRunner | undefined): Problem[] {
  if (runner === undefined || /@sha256:[0-9a-f]{64}$/.test(runner.image)) return [];
  const what = "is not pinned, and it runs with a key that can do harm";
  return [
    { where: "runner.image", what, got: `"${runner.image}"`, fix: "name it with its digest, @sha256:…" },
  ];
}

/** The problem of a cloud that has nothing to run commands on. */
export function refuseRunner(runner: CommandRunner | undefined): Problem[] {
  if (runner === undefined) return [];
  const what = "has nothing here that could run it: the cloud runs no command on a schedule";
  return [{ where: "runner", what, fix: "leave it out: the output tells what a machine of yours runs" }];
}
