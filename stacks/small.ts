import type { Construct } from "constructs";
import { type Capabilities, type Cloud, requireAll } from "../constructs/capabilities/cloud.ts";
import type { Deployment } from "./load-settings.ts";
import { type SizeProfile, workloadOf } from "./size-profile.ts";
import { SmallCompute } from "./small/compute.ts";
import { SmallFoundation } from "./small/foundation.ts";

export interface ReferenceStackProps {
  readonly deployment: Deployment;
  readonly cloud: Cloud;
}

/** Fewer than 50 people: one GPU, one front machine, a managed database. May lose 4 hours, back within 4. */
export const smallProfile: SizeProfile = {
  people: 49,
  model: "mistral-small-3.2-24b",
  contextTokens: 16_384,
  backupEveryHours: 4,
  front: { vcpus: 8, ramGib: 32 },
};

/** What both stacks are made of. */
const parts: readonly (keyof Capabilities)[] = [
  "Network",
  "Instance",
  "ObjectStorage",
  "EncryptionKey",
  "SecretStore",
  "LogSink",
  "Identity",
  "Database",
  "LoadBalancer",
  "ContainerRegistry",
];

/**
 * The reference stack for fewer than 50 people, as two Terraform stacks that live differently:
 * `<name>-foundation` lasts, `<name>-compute` can be destroyed and made again.
 */
export class SmallStack {
  readonly foundation: SmallFoundation;
  readonly compute: SmallCompute;

  constructor(scope: Construct, { deployment, cloud }: ReferenceStackProps) {
    requireAll(cloud, parts, deployment.name);
    this.foundation = new SmallFoundation(scope, `${deployment.name}-foundation`, {
      deployment,
      cloud,
      profile: smallProfile,
    });
    this.compute = new SmallCompute(scope, `${deployment.name}-compute`, {
      deployment,
      cloud,
      foundation: this.foundation,
      workload: workloadOf(deployment, smallProfile),
    });
  }
}
