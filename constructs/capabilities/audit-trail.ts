import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkWholeNumber } from "./checks.ts";
import { checkBucketName } from "./object-storage.ts";
import type { PostDeployStep } from "./post-deploy.ts";

export interface AuditTrailProps extends CapabilityProps {
  /** Name inside the deployment. @default "audit-trail" */
  readonly name?: string;
  /** Globally unique name of the bucket that keeps the trail, where a bucket keeps it and no log service. */
  readonly bucketName: string;
  /** Days that nothing can be deleted: six months at least, so that an incident can be traced. @default 365 */
  readonly retentionDays?: number;
}

/**
 * Who changed what in the cloud account, kept out of reach of those who change it. The place that keeps it is made by
 * Terraform; where the provider cannot start the export, `steps` do, and the audit says "unknown" until somebody
 * looks.
 */
export abstract class AuditTrail extends Capability {
  readonly name: string;
  readonly retentionDays: number;
  /** What an operator does once, after apply; also the output `<name>_steps`. */
  abstract readonly steps: readonly PostDeployStep[];

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id, props, () => checkAuditTrailProps(props));
    this.name = props.name ?? "audit-trail";
    this.retentionDays = props.retentionDays ?? 365;
  }
}

/** Problems of the props, before any cloud is asked. */
export const checkAuditTrailProps = (props: AuditTrailProps): Problem[] => [
  ...(props.name === undefined ? [] : checkName("name", props.name)),
  ...checkBucketName(props.bucketName),
  ...checkWholeNumber("retentionDays", props.retentionDays, { least: 183, most: 3649, unit: "days" }),
];
