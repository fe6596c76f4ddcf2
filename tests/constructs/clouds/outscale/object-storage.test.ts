import { describe, expect, it } from "vitest";
import type { ObjectStorageProps } from "../../../../constructs/capabilities/object-storage.ts";
import { OutscaleObjectStorage } from "../../../../constructs/clouds/outscale/object-storage.ts";
import { outscaleCase } from "../../../contracts/outscale.ts";
import { synthesize } from "../../../support/contract-stack.ts";

const bucket = (props: Partial<ObjectStorageProps> = {}) =>
  synthesize(
    outscaleCase,
    (stack) =>
      void new OutscaleObjectStorage(stack, "Bucket", {
        bucketName: "acme-files",
        dataClass: "personal",
        ...props,
      }),
  );

describe("traps of Outscale's object storage", () => {
  it("buckets are made by a provider that would send everything to Amazon", () => {
    const { aws } = bucket().json.provider as { aws: unknown };
    expect(aws).toEqual([
      {
        region: "cloudgouv-eu-west-1",
        endpoints: [{ s3: "https://oos.cloudgouv-eu-west-1.outscale.com" }],
        s3_use_path_style: true,
        skip_credentials_validation: true,
        skip_metadata_api_check: "true",
        skip_region_validation: true,
        skip_requesting_account_id: true,
      },
    ]);
  });

  it("the provider of buckets is asked for by its tested major version, once a stack", () => {
    const { json } = synthesize(outscaleCase, (stack) => {
      for (const name of ["one", "two"])
        new OutscaleObjectStorage(stack, name, { bucketName: `acme-${name}`, dataClass: "internal" });
    });
    expect(json.terraform).toMatchObject({
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 6.0.0" } },
    });
    expect((json.provider as { aws: unknown[] }).aws).toHaveLength(1);
  });

  it("buckets are neither encrypted nor versioned by default", () => {
    const { the } = bucket();
    expect(the("aws_s3_bucket_versioning").versioning_configuration).toEqual({ status: "Enabled" });
    expect(the("aws_s3_bucket_server_side_encryption_configuration").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  it("the store has no public access block and no ownership controls", () => {
    expect(bucket({ lockDays: 30 }).text).not.toMatch(/public_access_block|ownership_controls|bucket_acl/);
  });

  it("a lifecycle rule may wait in vain for an answer of the store: only asked for, it is written", () => {
    expect(bucket().text).not.toContain("lifecycle_configuration");
    expect(bucket({ expireDays: 400 }).the("aws_s3_bucket_lifecycle_configuration").rule).toEqual([
      expect.objectContaining({ status: "Enabled", expiration: [{ days: 400 }] }),
    ]);
  });

  it("health data meets no lifecycle rule", () => {
    expect(bucket({ dataClass: "health", noncurrentDays: 30 }).text).not.toContain("lifecycle_configuration");
  });

  it("a lock is only for new buckets, and COMPLIANCE can never be undone", () => {
    const { the } = bucket({ lockDays: 30 });
    expect(the("aws_s3_bucket").object_lock_enabled).toBe(true);
    const lock = the("aws_s3_bucket_object_lock_configuration");
    expect(lock.rule).toEqual({ default_retention: { mode: "GOVERNANCE", days: 30 } });
    expect(lock.depends_on).toEqual([expect.stringMatching(/^aws_s3_bucket_versioning\./)]);
  });

  it("force_destroy would empty a bucket", () => {
    expect(bucket().the("aws_s3_bucket").force_destroy).toBe(false);
  });
});
