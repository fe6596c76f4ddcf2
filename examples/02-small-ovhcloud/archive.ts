import type { Construct } from "constructs";
import { type Deployment, type ReferenceStack, SovereignStack } from "sovereign-ai-stack";
import { OvhcloudObjectStorage, ovhcloud } from "sovereign-ai-stack/clouds/ovhcloud";

export interface ArchiveProps {
  readonly deployment: Deployment;
  readonly foundation: ReferenceStack["foundation"];
}

/** What the reference stack does not have: a bucket in which nothing can be deleted for a year, with its own state. */
export class Archive extends SovereignStack {
  readonly records: OvhcloudObjectStorage;

  constructor(scope: Construct, id: string, { deployment, foundation }: ArchiveProps) {
    const { region, zone, project, owner, environment, name, state } = deployment;
    const placement = { region, zone, project, owner, environment, deployment: name };
    super(scope, id, {
      cloud: ovhcloud,
      placement,
      state,
      placeholders: deployment.project === zeros ? ["project"] : [],
    });
    this.records = new OvhcloudObjectStorage(this, "Records", {
      bucketName: foundation.documents.bucketName.replace(/-documents$/, "-records"),
      dataClass: "personal",
      lockDays: 365,
    });
  }
}

const zeros = "0".repeat(32);
