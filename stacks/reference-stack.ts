import type { Construct } from "constructs";
import { type Capabilities, type Cloud, requireAll } from "../constructs/capabilities/cloud.ts";
import { reportProblems } from "../constructs/capabilities/problems.ts";
import { Compute } from "./compute/compute.ts";
import { Foundation } from "./foundation/foundation.ts";
import { checkHealthCloud } from "./health-checks.ts";
import { checkHosting } from "./hosting-checks.ts";
import type { Deployment } from "./load-settings.ts";
import type { SizeProfile } from "./size-profile.ts";
import { workloadOf } from "./workload.ts";

export interface ReferenceStackProps {
  readonly deployment: Deployment;
  readonly cloud: Cloud;
  /** What the deployment's size means. */
  readonly profile: SizeProfile;
}

/** What every size is made of. A key of your own is taken where the cloud has one. */
const parts: readonly (keyof Capabilities)[] = [
  "Network",
  "Instance",
  "ObjectStorage",
  "SecretStore",
  "LogSink",
  "Identity",
  "Database",
  "LoadBalancer",
  "ContainerRegistry",
  "BlockVolume",
  "AuditTrail",
  "Backup",
  "BudgetAlert",
];

/**
 * The reference stack of any size on any cloud, as two Terraform stacks that live differently: `<name>-foundation`
 * lasts, `<name>-compute` can be destroyed and made again.
 * @throws UserError where the cloud lacks a part that every size needs
 */
export class ReferenceStack {
  readonly foundation: Foundation;
  readonly compute: Compute;

  constructor(scope: Construct, { deployment, cloud, profile }: ReferenceStackProps) {
    requireAll(cloud, parts, deployment.name);
    const workload = workloadOf(deployment, profile);
    const common = { deployment, cloud, profile, workload };
    this.foundation = new Foundation(scope, `${deployment.name}-foundation`, common);
    reportProblems(this.foundation, () => [
      ...checkHosting(deployment, cloud, parts),
      ...checkHealthCloud(deployment, cloud),
    ]);
    this.compute = new Compute(scope, `${deployment.name}-compute`, {
      ...common,
      foundation: this.foundation,
    });
  }
}
