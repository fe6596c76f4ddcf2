import { describe, expect, it } from "vitest";
import type { ObjectStorageProps } from "../../../../constructs/capabilities/object-storage.ts";
import { ScalewayObjectStorage } from "../../../../constructs/clouds/scaleway/object-storage.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { synthesize } from "../../../support/contract-stack.ts";

const { key, identity } = partsOf(scalewayCase);
const bucket = (
  props: Partial<ObjectStorageProps> = {},
  use: (made: ScalewayObjectStorage) => void = () => undefined,
) =>
  synthesize(scalewayCase, (stack) =>
    use(
      new ScalewayObjectStorage(stack, "Bucket", {
        bucketName: "acme-files",
        dataClass: "internal",
        ...props,
      }),
    ),
  );
const encrypted = (props: Partial<ObjectStorageProps> = {}) =>
  synthesize(scalewayCase, (stack) => {
    const made = { bucketName: "acme-files", dataClass: "personal" as const, key: key(stack), ...props };
    new ScalewayObjectStorage(stack, "Bucket", made);
  });

describe("traps of a Scaleway bucket", () => {
  it("buckets have no encryption at rest unless it is configured", () => {
    const { the } = bucket();
    expect(the("scaleway_object_bucket_server_side_encryption_configuration").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  it("the encryption of a bucket takes its bare name: the id answers NoSuchBucket", () => {
    const { bucket: name } = bucket().the("scaleway_object_bucket_server_side_encryption_configuration");
    expect(name).toMatch(/^\$\{scaleway_object_bucket\..*\.name\}$/);
  });

  it("the key of a bucket is the bare uuid, without its region", () => {
    const { rule } = encrypted().the("scaleway_object_bucket_server_side_encryption_configuration");
    expect(rule).toEqual([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: expect.stringMatching(
            /^\$\{element\(split\("\/", scaleway_key_manager_key\..*\.id\), 1\)\}$/,
          ),
        },
      },
    ]);
  });

  it("a bucket policy shuts out everybody that it does not list, Terraform included", () => {
    const { text } = synthesize(scalewayCase, (stack) => {
      const made = new ScalewayObjectStorage(stack, "Bucket", {
        bucketName: "acme-files",
        dataClass: "personal",
        key: key(stack),
      });
      made.grantRead(identity(stack));
    });
    expect(text).not.toContain("scaleway_object_bucket_policy");
  });

  it("SSE-KMS needs rights on the key beside those on the bucket", () => {
    const { the } = synthesize(scalewayCase, (stack) => {
      const props = { bucketName: "acme-files", dataClass: "personal" as const, key: key(stack) };
      const made = new ScalewayObjectStorage(stack, "Bucket", props);
      const reader = identity(stack);
      made.grantRead(reader);
      made.grantWrite(reader);
    });
    expect(the("scaleway_iam_policy").rule).toEqual([
      {
        project_ids: [scalewayCase.placement.project],
        permission_set_names: [
          "KeyManagerKeyDecrypt",
          "KeyManagerKeyEncrypt",
          "ObjectStorageBucketsRead",
          "ObjectStorageObjectsRead",
          "ObjectStorageObjectsWrite",
        ],
      },
    ]);
  });

  it("object lock needs versioning, which the plan does not check", () => {
    const { the } = bucket({ lockDays: 30 });
    expect(the("scaleway_object_bucket")).toMatchObject({
      object_lock_enabled: true,
      versioning: { enabled: true },
    });
  });

  it("COMPLIANCE lock can never be undone", () => {
    const { rule } = bucket({ lockDays: 30 }).the("scaleway_object_bucket_lock_configuration");
    expect(rule).toEqual({ default_retention: { mode: "GOVERNANCE", days: 30 } });
  });

  it("Glacier keeps its data in Paris whatever the bucket's region", () => {
    expect(JSON.stringify(bucket({ expireDays: 400 }).the("scaleway_object_bucket"))).not.toMatch(
      /transition|GLACIER/,
    );
  });

  it("tags of a bucket are a map, not a list", () => {
    expect(bucket().the("scaleway_object_bucket").tags).toEqual({
      deployment: "acme",
      environment: "production",
    });
  });

  it("the acl argument of a bucket is deprecated: its own resource keeps it private", () => {
    const { the } = bucket();
    expect(the("scaleway_object_bucket")).not.toHaveProperty("acl");
    expect(the("scaleway_object_bucket_acl").acl).toBe("private");
  });

  it("health data meets no lifecycle rule", () => {
    expect(encrypted({ dataClass: "health" }).the("scaleway_object_bucket")).not.toHaveProperty(
      "lifecycle_rule.0",
    );
    expect(encrypted().the("scaleway_object_bucket")).toHaveProperty("lifecycle_rule.0");
  });

  it("force_destroy would delete what is still locked", () => {
    expect(bucket().the("scaleway_object_bucket").force_destroy).toBe(false);
  });
});
