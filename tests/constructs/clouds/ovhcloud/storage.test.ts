import { describe, expect, it } from "vitest";
import type { ObjectStorageProps } from "../../../../constructs/capabilities/object-storage.ts";
import { OvhcloudObjectStorage } from "../../../../constructs/clouds/ovhcloud/object-storage.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { synthesize } from "../../../support/contract-stack.ts";

const { identity } = partsOf(ovhcloudCase);
const bucket = (
  props: Partial<ObjectStorageProps> = {},
  use: (made: OvhcloudObjectStorage) => void = () => undefined,
) =>
  synthesize(ovhcloudCase, (stack) =>
    use(
      new OvhcloudObjectStorage(stack, "Bucket", {
        bucketName: "acme-files",
        dataClass: "internal",
        ...props,
      }),
    ),
  );
const storage = (props: Partial<ObjectStorageProps> = {}) => bucket(props).the("ovh_cloud_project_storage");

describe("traps of an OVHcloud bucket", () => {
  it("buckets are plain text unless told otherwise", () => {
    expect(storage().encryption).toEqual({ sse_algorithm: "AES256" });
  });

  it("buckets keep no versions unless told to", () => {
    expect(storage().versioning).toEqual({ status: "enabled" });
  });

  it("destroying a bucket deletes every version of every object first", () => {
    expect(storage().lifecycle).toEqual({ prevent_destroy: true });
  });

  it("the names of a thousand objects lie in the state", () => {
    expect(storage().hide_objects).toBe(true);
  });

  it("owner_id breaks the second apply", () => {
    expect(storage()).not.toHaveProperty("owner_id");
  });

  it("a lock is decided at creation, in ISO 8601", () => {
    expect(storage({ lockDays: 30 }).object_lock).toEqual({
      status: "enabled",
      rule: { mode: "governance", period: "P30D" },
    });
    expect(storage()).not.toHaveProperty("object_lock");
  });

  it("buckets name places, not compute regions", () => {
    expect(storage().region_name).toBe("GRA");
    bucket({}, (made) => {
      expect([made.endpoint, made.region]).toEqual(["https://s3.gra.io.cloud.ovh.net", "gra"]);
    });
  });

  it("there is no bucket policy: a user's policy names the bucket", () => {
    const { the } = synthesize(ovhcloudCase, (stack) => {
      const made = new OvhcloudObjectStorage(stack, "Bucket", {
        bucketName: "acme-files",
        dataClass: "internal",
      });
      made.grantRead(identity(stack));
    });
    expect(JSON.parse(String(the("ovh_cloud_project_user_s3_policy").policy))).toEqual({
      Statement: [
        {
          Sid: "Bucket0",
          Effect: "Allow",
          Action: ["s3:ListBucket", "s3:GetBucketLocation"],
          Resource: ["arn:aws:s3:::acme-files"],
        },
        {
          Sid: "Objects0",
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: ["arn:aws:s3:::acme-files/*"],
        },
      ],
    });
  });

  it("health data meets no lifecycle rule", () => {
    const type = "ovh_cloud_project_storage_object_bucket_lifecycle_configuration";
    expect(bucket({ dataClass: "health" }).all(type)).toEqual([]);
    expect(bucket().all(type)).toHaveLength(1);
  });
});
