import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { S3Bucket } from "../../../.gen/aws/s3-bucket.js";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "../../../.gen/aws/s3-bucket-lifecycle-configuration.js";
import { S3BucketObjectLockConfigurationA } from "../../../.gen/aws/s3-bucket-object-lock-configuration.js";
import { S3BucketServerSideEncryptionConfigurationA } from "../../../.gen/aws/s3-bucket-server-side-encryption-configuration.js";
import { S3BucketVersioningA } from "../../../.gen/aws/s3-bucket-versioning.js";
import type { Identity } from "../../capabilities/identity.ts";
import { ObjectStorage, type ObjectStorageProps, versionDays } from "../../capabilities/object-storage.ts";
import { reportProblem, warn } from "../../capabilities/problems.ts";
import { keep, objectStorageEndpoint } from "./locality.ts";
import { objectStorageProvider } from "./object-storage-provider.ts";

/**
 * A bucket of the account's owner, private unless somebody grants more. The cloud's own provider has no buckets: they
 * are made by the one of Amazon's cloud, pointed at the object storage of the region.
 */
export class OutscaleObjectStorage extends ObjectStorage {
  readonly resource: S3Bucket;

  constructor(scope: Construct, id: string, props: ObjectStorageProps) {
    super(scope, id, props, false);
    const provider = objectStorageProvider(TerraformStack.of(this), this.placement.region);
    this.resource = new S3Bucket(this, "Resource", {
      provider,
      bucket: props.bucketName,
      objectLockEnabled: props.lockDays !== undefined,
      forceDestroy: false,
      tags: { ...this.placement.tags },
      lifecycle: keep(this.placement),
    });
    const { bucket } = this.resource;
    const versioning = new S3BucketVersioningA(this, "Versioning", {
      provider,
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", {
      provider,
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    if (props.lockDays !== undefined) {
      new S3BucketObjectLockConfigurationA(this, "Lock", {
        provider,
        bucket,
        rule: { defaultRetention: { mode: "GOVERNANCE", days: props.lockDays } },
        dependsOn: [versioning],
      });
    }
    const rule = lifecycleRule(props);
    if (rule === undefined) return;
    warn(this, "applying a lifecycle rule may wait in vain: see the traps of this cloud in its README");
    new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      provider,
      bucket,
      rule: [rule],
      dependsOn: [versioning],
    });
  }

  get endpoint(): string {
    return objectStorageEndpoint(this.placement.region);
  }

  grantRead(identity: Identity): void {
    this.#cannotGrant(identity);
  }

  grantWrite(identity: Identity): void {
    this.#cannotGrant(identity);
  }

  /** The store refuses the keys of an identity; only those of the account's owner open it. */
  #cannotGrant(identity: Identity): void {
    const what = `cannot be opened to ${identity.node.id}: this cloud's identities do not reach object storage`;
    const fix = "keep buckets in an account of their own and hand its key to the machine out of band";
    reportProblem(this, { where: "grant", what, fix });
  }
}

/**
 * Only what was asked for, because the provider waits for an answer that the store may never give. Health data gets no
 * rule at all: its deletion must be an act on record.
 */
function lifecycleRule(props: ObjectStorageProps): S3BucketLifecycleConfigurationRule | undefined {
  const { dataClass, noncurrentDays, expireDays } = props;
  if (dataClass === "health" || (noncurrentDays === undefined && expireDays === undefined)) return undefined;
  return {
    id: "retention",
    status: "Enabled",
    filter: [{ prefix: "" }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
    noncurrentVersionExpiration: [{ noncurrentDays: versionDays(props) }],
    ...(expireDays === undefined ? {} : { expiration: [{ days: expireDays }] }),
  };
}
