import type { Construct } from "constructs";
import { CloudProjectStorage } from "../../../.gen/ovh/cloud-project-storage.js";
import {
  CloudProjectStorageObjectBucketLifecycleConfiguration,
  type CloudProjectStorageObjectBucketLifecycleConfigurationRules,
} from "../../../.gen/ovh/cloud-project-storage-object-bucket-lifecycle-configuration.js";
import { CloudProjectStorageReplicationJob } from "../../../.gen/ovh/cloud-project-storage-replication-job.js";
import type { Identity } from "../../capabilities/identity.ts";
import { ObjectStorage, type ObjectStorageProps, versionDays } from "../../capabilities/object-storage.ts";
import { ovhcloudIdentity } from "./identity.ts";
import { inProject, keep, serviceRegion } from "./locality.ts";

/** A bucket, encrypted with the cloud's key: there is no other kind. Only the users that it is granted to reach it. */
export class OvhcloudObjectStorage extends ObjectStorage {
  readonly resource: CloudProjectStorage;

  constructor(scope: Construct, id: string, props: ObjectStorageProps) {
    super(scope, id, props, false);
    const regionName = serviceRegion(this.placement);
    this.resource = new CloudProjectStorage(this, "Resource", {
      ...inProject(this.placement),
      regionName,
      name: props.bucketName,
      encryption: { sseAlgorithm: "AES256" },
      versioning: { status: "enabled" },
      ...(props.lockDays === undefined ? {} : { objectLock: lock(props.lockDays) }),
      // Else the names of up to 1000 objects would lie in the state.
      hideObjects: true,
      tags: { ...this.placement.tags },
      lifecycle: keep(this.placement),
    });
    const rules = lifecycleRules(props);
    if (rules.length === 0) return;
    new CloudProjectStorageObjectBucketLifecycleConfiguration(this, "Lifecycle", {
      ...inProject(this.placement),
      regionName,
      containerName: this.resource.name,
      rules,
    });
  }

  get endpoint(): string {
    return s3Endpoint(this.region);
  }

  override get region(): string {
    return serviceRegion(this.placement).toLowerCase();
  }

  /**
   * Copies every version of an object into a bucket of another place, as soon as the cloud gets to it, and what is
   * there already once. What is deleted here becomes an old version there, kept for as long as that bucket says.
   */
  replicateTo(target: OvhcloudObjectStorage): void {
    this.resource.putReplication({
      rules: [
        {
          id: target.bucketName,
          priority: 1,
          status: "enabled",
          deleteMarkerReplication: "enabled",
          destination: {
            name: target.resource.name,
            region: serviceRegion(target.placement),
            removeOnMainBucketDeletion: false,
          },
        },
      ],
    });
    new CloudProjectStorageReplicationJob(this, "Backfill", {
      ...inProject(this.placement),
      regionName: serviceRegion(this.placement),
      containerName: this.resource.name,
    });
  }

  grantRead(identity: Identity): void {
    const bucketActions = ["s3:ListBucket", "s3:GetBucketLocation"];
    ovhcloudIdentity(identity).permitBucket(this.bucketName, bucketActions, ["s3:GetObject"]);
  }

  grantWrite(identity: Identity): void {
    const objectActions = ["s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];
    ovhcloudIdentity(identity).permitBucket(
      this.bucketName,
      ["s3:ListBucketMultipartUploads"],
      objectActions,
    );
  }
}

/** @param region as S3 clients name it, in lower case */
export const s3Endpoint = (region: string): string => `https://s3.${region}.io.cloud.ovh.net`;

/** Changing it later deletes every object: it is decided at creation. */
const lock = (days: number) => ({ status: "enabled", rule: { mode: "governance", period: `P${days}D` } });

/** Health data gets no rule at all: its deletion must be an act on record. */
function lifecycleRules(
  props: ObjectStorageProps,
): CloudProjectStorageObjectBucketLifecycleConfigurationRules[] {
  if (props.dataClass === "health") return [];
  const rule = {
    id: "retention",
    status: "enabled",
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    noncurrentVersionExpiration: { noncurrentDays: versionDays(props) },
  };
  return [props.expireDays === undefined ? rule : { ...rule, expiration: { days: props.expireDays } }];
}
