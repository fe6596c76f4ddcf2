import type { Construct } from "constructs";
import { AuditTrail, type AuditTrailProps } from "../../capabilities/audit-trail.ts";
import { leaveToOperator, type PostDeployStep } from "../../capabilities/post-deploy.ts";
import { timerStep } from "../../capabilities/timer-step.ts";
import { trailScript, trailVariables } from "./audit-trail-script.ts";
import { OutscaleObjectStorage } from "./object-storage.ts";

/** A locked bucket for the log of API calls, which the cloud itself forgets after 32 days: a script stores it daily. */
export class OutscaleAuditTrail extends AuditTrail {
  readonly bucket: OutscaleObjectStorage;
  readonly steps: readonly PostDeployStep[];

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id, props);
    this.bucket = new OutscaleObjectStorage(this, "Bucket", {
      bucketName: props.bucketName,
      dataClass: props.dataClass,
      ...(props.owner === undefined ? {} : { owner: props.owner }),
      lockDays: this.retentionDays,
    });
    this.steps = [
      timerStep(
        { name: "store", purpose: `Store every day's log of API calls in the bucket ${props.bucketName}` },
        {
          unit: this.placement.nameOf(this.name),
          script: trailScript(this.placement.region, this.bucket),
          onCalendar: "*-*-* 02:41:00 UTC",
          environment: trailVariables,
          rights:
            "OSC: an EIM user that may api:ReadApiLogs and nothing else. AWS: the key of the account that owns the bucket",
        },
      ),
    ];
    leaveToOperator(this, "audit-trail", this.name, this.steps);
  }

  get resource() {
    return this.bucket.resource;
  }
}
