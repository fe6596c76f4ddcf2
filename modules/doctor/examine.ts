import { findCloud } from "../catalogue/clouds.ts";
import type { CloudEnvironment } from "../catalogue/environment.ts";
import type { Check, Environment } from "./check.ts";
import { askTime, checkClock } from "./clock.ts";
import { checkCredentials } from "./credentials.ts";
import { checkFiles, type Folders } from "./files.ts";
import { generalVariables } from "./general-variables.ts";
import type { DeploymentPlace } from "./read-deployments.ts";
import { checkStateLock, type LockFindings } from "./state-lock.ts";
import { checkTerraformVariables } from "./terraform-variables.ts";
import { checkVariables } from "./variables.ts";

/** What to look at. */
export interface Examination extends Folders {
  readonly deployments: readonly DeploymentPlace[];
  /** Write to the buckets that keep the state, to see whether they lock. */
  readonly tryLock: boolean;
  /** Where the buckets are. @default - the cloud's own */
  readonly endpoint?: URL;
  /** A server whose clock may be asked. */
  readonly clock?: URL;
}

/** Looks at the machine. Nothing is sent anywhere unless `tryLock` or `clock` ask for it. */
export async function examine(examination: Examination): Promise<Check[]> {
  const { deployments, environment, clock } = examination;
  const seen = deployments.map((deployment) => ({ deployment, cloud: environmentOf(deployment) }));
  const watchedByClouds = new Set(seen.flatMap(({ cloud }) => cloud.variables.map(({ name }) => name)));
  const general = generalVariables.filter(({ name }) => !watchedByClouds.has(name));
  const locks: LockFindings[] = [];
  for (const { deployment, cloud } of seen) locks.push(await examineState(deployment, cloud, examination));
  const time = locks.map((lock) => lock.time).find((known) => known !== undefined);
  return [
    ...checkVariables(general, environment),
    ...checkTerraformVariables(environment),
    ...seen.flatMap(({ deployment, cloud }, index) => [
      ...checkVariables(cloud.variables, environment, deployment),
      ...checkFiles(cloud.files, examination, deployment.name),
      ...needs(deployment, cloud).map((need) => checkCredentials(need, examination, deployment.name)),
      ...(locks[index]?.checks ?? []),
    ]),
    clock === undefined ? checkClock(time) : await askTime(clock),
  ];
}

const stateKeys = {
  purpose: "the state's bucket",
  methods: [["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]],
};

const needs = ({ state }: DeploymentPlace, cloud: CloudEnvironment) => [
  ...cloud.credentials,
  ...(state.backend === "local" ? [] : [stateKeys]),
];

async function examineState(
  deployment: DeploymentPlace,
  cloud: CloudEnvironment,
  { tryLock, endpoint, environment }: Examination,
): Promise<LockFindings> {
  const { name, state } = deployment;
  const one = (check: Pick<Check, "verdict" | "evidence" | "fix">) => ({
    checks: [{ id: "state-lock", deployment: name, ...check }],
  });
  if (state.backend === "local")
    return one({
      verdict: "ok",
      evidence: "the state is a file here, which locks against runs of this machine",
    });
  if (!tryLock)
    return one({
      verdict: "unknown",
      evidence: "whether the state's bucket locks was not tried",
      fix: "add --check-lock: it writes an object there and deletes it",
    });
  const keys = bucketKeys(environment);
  if (keys === undefined)
    return one({
      verdict: "unknown",
      evidence: "the state's bucket was not tried: no keys are set for it",
      fix: "export AWS_ACCESS_KEY_ID + AWS_SECRET_ACCESS_KEY",
    });
  const store = cloud.bucketStore(state.region ?? deployment.region);
  const bucket = {
    endpoint: endpoint?.origin ?? store.endpoint,
    region: store.region,
    name: state.bucket,
    keys,
  };
  return checkStateLock({ deployment: name, bucket, wanted: state.lock });
}

function bucketKeys(environment: Environment) {
  const { AWS_ACCESS_KEY_ID: accessKey, AWS_SECRET_ACCESS_KEY: secretKey } = environment;
  const sessionToken = environment.AWS_SESSION_TOKEN;
  if (!accessKey || !secretKey) return undefined;
  return { accessKey, secretKey, ...(sessionToken ? { sessionToken } : {}) };
}

function environmentOf({ cloud }: DeploymentPlace): CloudEnvironment {
  const known = findCloud(cloud);
  if (known === undefined) throw new Error(`settings were read with the unknown cloud ${cloud}`);
  return known.environment;
}
