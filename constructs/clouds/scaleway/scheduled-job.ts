import type { Construct } from "constructs";
import { JobDefinition } from "../../../.gen/scaleway/job-definition.js";
import type { CommandRunner } from "../../capabilities/command-runner.ts";
import { Placement } from "../../capabilities/placement.ts";
import { regional } from "./locality.ts";

/** Where a job finds its key. A key stored as JSON is a configuration of the command line, which is YAML. */
const configPath = "/run/secrets/scw.yaml";

export interface ScheduledJob {
  readonly name: string;
  readonly description: string;
  readonly runner: CommandRunner;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly cron: { readonly schedule: string; readonly timezone: string };
  /** Go duration, such as "15m": what takes longer is stopped. */
  readonly timeout: string;
  /** Thousandths of a processor. @default 140 */
  readonly milliCpu?: number;
  /** @default 256 */
  readonly memoryMb?: number;
}

/** A serverless job that runs commands with a key which only the secret manager holds. */
export function scheduledJob(scope: Construct, id: string, job: ScheduledJob): JobDefinition {
  const { image, credentials } = job.runner;
  return new JobDefinition(scope, id, {
    ...regional(Placement.of(scope)),
    name: job.name,
    description: job.description,
    imageUri: image,
    startupCommand: [...job.command],
    args: [...job.args],
    env: { SCW_CONFIG_PATH: configPath, SCW_DISABLE_CHECK_VERSION: "true" },
    secretReference: [{ secretId: credentials.id, secretVersion: "latest", file: configPath }],
    cron: job.cron,
    cpuLimit: job.milliCpu ?? 140,
    memoryLimit: job.memoryMb ?? 256,
    localStorageCapacity: 1024,
    timeout: job.timeout,
    retryPolicy: { maxRetries: 2 },
  });
}
