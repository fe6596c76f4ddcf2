import type { Construct } from "constructs";
import { ObjectBucket, type ObjectBucketLifecycleRule } from "../../../.gen/scaleway/object-bucket.js";
import { ObjectBucketAcl } from "../../../.gen/scaleway/object-bucket-acl.js";
import { ObjectBucketLockConfiguration } from "../../../.gen/scaleway/object-bucket-lock-configuration.js";
import { ObjectBucketServerSideEncryptionConfiguration } from "../../../.gen/scaleway/object-bucket-server-side-encryption-configuration.js";
import type { Identity } from "../../capabilities/identity.ts";
import { ObjectStorage, type ObjectStorageProps, versionDays } from "../../capabilities/object-storage.ts";
import { scalewayIdentity } from "./identity.ts";
import { bareId, keep, regional } from "./locality.ts";

/**
 * A bucket whose access is decided by IAM alone: a bucket policy would shut out everybody it does not list, Terraform
 * itself included. Nothing moves to the Glacier class, which is kept in one region whatever the bucket's region.
 */
export class ScalewayObjectStorage extends ObjectStorage {
  readonly resource: ObjectBucket;
  readonly #props: ObjectStorageProps;

  constructor(scope: Construct, id: string, props: ObjectStorageProps) {
    super(scope, id, props, true);
    this.#props = props;
    const place = regional(this.placement);
    this.resource = new ObjectBucket(this, "Resource", {
      ...place,
      name: props.bucketName,
      versioning: { enabled: true },
      objectLockEnabled: props.lockDays !== undefined,
      lifecycleRule: lifecycleRules(props),
      forceDestroy: false,
      tags: { ...this.placement.tags },
      lifecycle: keep(this.placement),
    });
    const bucket = this.resource.name;
    new ObjectBucketAcl(this, "Acl", { ...place, bucket, acl: "private" });
    new ObjectBucketServerSideEncryptionConfiguration(this, "Encryption", {
      ...place,
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: this.#encryption() }],
    });
    if (props.lockDays === undefined) return;
    new ObjectBucketLockConfiguration(this, "Lock", {
      ...place,
      bucket,
      rule: { defaultRetention: { mode: "GOVERNANCE", days: props.lockDays } },
    });
  }

  get endpoint(): string {
    return `https://s3.${this.placement.region}.scw.cloud`;
  }

  grantRead(identity: Identity): void {
    const { project } = this.placement;
    scalewayIdentity(identity).permit(project, "ObjectStorageBucketsRead", "ObjectStorageObjectsRead");
    this.#props.key?.grantDecrypt(identity);
  }

  grantWrite(identity: Identity): void {
    scalewayIdentity(identity).permit(this.placement.project, "ObjectStorageObjectsWrite");
    this.#props.key?.grantEncrypt(identity);
  }

  #encryption() {
    const { key } = this.#props;
    if (key === undefined) return { sseAlgorithm: "AES256" };
    return { sseAlgorithm: "aws:kms", kmsMasterKeyId: bareId(key.keyId) };
  }
}

/** Health data gets no rule at all: its deletion must be an act on record. */
function lifecycleRules(props: ObjectStorageProps): ObjectBucketLifecycleRule[] {
  if (props.dataClass === "health") return [];
  const rule = {
    id: "retention",
    enabled: true,
    abortIncompleteMultipartUploadDays: 7,
    noncurrentVersionExpiration: { noncurrentDays: versionDays(props) },
  };
  return [props.expireDays === undefined ? rule : { ...rule, expiration: { days: props.expireDays } }];
}
