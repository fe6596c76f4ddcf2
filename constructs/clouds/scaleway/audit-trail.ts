import type { Construct } from "constructs";
import { AuditTrail, type AuditTrailProps } from "../../capabilities/audit-trail.ts";
import { describe } from "../../capabilities/manifest.ts";
import { leaveToOperator, type PostDeployStep } from "../../capabilities/post-deploy.ts";
import { ScalewayObjectStorage } from "./object-storage.ts";

/** Events of products without a region, such as IAM, are events of this region. */
const globalEvents = "fr-par";

/**
 * A locked bucket that the organisation's Audit Trail is exported to, every day. The provider has no resource for the
 * export. The bucket takes the cloud's key: nobody can give the exporting service a right on one of yours.
 */
export class ScalewayAuditTrail extends AuditTrail {
  readonly bucket: ScalewayObjectStorage;
  readonly steps: readonly PostDeployStep[];

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id, props);
    this.bucket = new ScalewayObjectStorage(this, "Bucket", {
      bucketName: props.bucketName,
      dataClass: "confidential",
      lockDays: this.retentionDays,
      expireDays: this.retentionDays + 1,
    });
    describe(this.bucket, props);
    const regions = [...new Set([this.placement.region, globalEvents])];
    this.steps = regions.map((region) => this.#exportFrom(region));
    leaveToOperator(this, "audit-trail", this.name, this.steps);
  }

  get resource() {
    return this.bucket.resource;
  }

  /** A region has one export of all its events; the first run brings the past 90 days. */
  #exportFrom(region: string): PostDeployStep {
    const { bucketName } = this.bucket;
    const job = {
      organization_id: organization,
      name: this.placement.nameOf(this.name),
      s3: {
        bucket: bucketName,
        region: this.placement.region,
        prefix: region,
        project_id: this.placement.project,
      },
    };
    const url = `https://api.scaleway.com/audit-trail/v1alpha1/regions/${region}/export-jobs`;
    const found = `any(.export_jobs[]; .s3.bucket == "${bucketName}")`;
    return {
      name: `export-${region}`,
      purpose: `Export the events of ${region} to the bucket ${bucketName} every day`,
      commands: [`${call} --json "${JSON.stringify(job).replaceAll('"', '\\"')}" "${url}"`],
      check: `${call} "${url}?organization_id=${organization}" | jq -e '${found}'`,
    };
  }
}

const organization = "$SCW_DEFAULT_ORGANIZATION_ID";

/** The key goes through a pipe: on the command line, every process of the machine could read it. */
const call = `printf 'header = "X-Auth-Token: %s"' "$SCW_SECRET_KEY" | curl -fsS -K -`;
