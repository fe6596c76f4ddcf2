import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { isUnavailable, required } from "../../constructs/capabilities/cloud.ts";
import type { ObjectStorage, ObjectStorageProps } from "../../constructs/capabilities/object-storage.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What an ObjectStorage must do on every cloud. */
export function objectStorageContract(setting: ContractCase): void {
  const make = required(setting.cloud, "ObjectStorage");
  const parts = partsOf(setting);
  const bucket = (stack: TerraformStack, props: Partial<ObjectStorageProps> = {}): ObjectStorage =>
    new make(stack, "Bucket", { bucketName: "acme-files", dataClass: "internal", ...props });
  const problems = (props: Partial<ObjectStorageProps>) =>
    problemsOf(setting, (stack) => {
      bucket(stack, props);
    });

  describe(`ObjectStorage on ${setting.cloud.name}`, () => {
    it("knows its endpoint at synth", () => {
      synthesize(setting, (stack) => expect(bucket(stack).endpoint).toMatch(/^https:\/\/[\w.-]+$/));
    });

    it.skipIf(setting.identitiesReachBuckets)("says that it cannot be opened to an identity", () => {
      for (const grant of ["grantRead", "grantWrite"] as const) {
        const found = problemsOf(setting, (stack) => bucket(stack)[grant](parts.identity(stack)));
        expect(found).toEqual([expect.stringContaining("grant: cannot be opened to Identity")]);
      }
    });

    it.runIf(setting.identitiesReachBuckets)(
      "grants reading and writing apart, and the key with them",
      () => {
        const text = (grant: (storage: ObjectStorage, stack: TerraformStack) => void, withKey: boolean) =>
          synthesize(setting, (stack) => {
            grant(bucket(stack, withKey ? { key: parts.key(stack) } : {}), stack);
          }).text;
        const read = text((storage, stack) => storage.grantRead(parts.identity(stack)), false);
        const write = text((storage, stack) => storage.grantWrite(parts.identity(stack)), false);
        expect(read).not.toBe(write);
        expect(read).not.toMatch(/Decrypt/);
        if (!setting.cloud.bucketsTakeKeys) return;
        const readEncrypted = text((storage, stack) => storage.grantRead(parts.identity(stack)), true);
        expect(new Set([read, write, readEncrypted]).size).toBe(3);
        expect(readEncrypted).toMatch(/Decrypt/);
      },
    );

    it("protects what it holds against deletion, in production only", () => {
      const text = (environment: "production" | "development") =>
        synthesize(setting, (stack) => void bucket(stack), { environment }).text.replaceAll(/\s/g, "");
      expect(text("production")).toContain('"prevent_destroy":true');
      expect(text("development")).not.toContain('"prevent_destroy":true');
    });

    it.each([
      [{ bucketName: "Acme" }, "bucketName: has a form that is not accepted"],
      [{ bucketName: "a" }, "bucketName: has a form that is not accepted"],
      [{ lockDays: 0 }, "lockDays: must be a whole number of days, got 0"],
      [
        { lockDays: 30, noncurrentDays: 31, expireDays: 30 },
        "expireDays: deletes objects that are still locked",
      ],
      [{ lockDays: 30, noncurrentDays: 30 }, "noncurrentDays: deletes versions that are still locked"],
    ] satisfies [Partial<ObjectStorageProps>, string][])("refuses %j", (wrong, message) => {
      expect(problems(wrong)).toEqual([expect.stringContaining(message)]);
    });

    it("wants your key for personal data where it takes one, and refuses one where it does not", () => {
      const without = problems({ dataClass: "personal" });
      if (isUnavailable(setting.cloud.EncryptionKey)) {
        expect(without).toEqual([]);
        return;
      }
      const withKey = problemsOf(setting, (stack) => {
        bucket(stack, { dataClass: "personal", key: parts.key(stack) });
      });
      const [refused, message] = setting.cloud.bucketsTakeKeys
        ? [without, "key: personal data needs a key that you hold"]
        : [withKey, "key: is not taken by the buckets of this cloud"];
      expect(refused).toEqual([expect.stringContaining(message)]);
      expect([...withKey, ...without]).toHaveLength(1);
    });

    it("refuses to delete health data by a rule", () => {
      const found = problemsOf(setting, (stack) => {
        const key = setting.cloud.bucketsTakeKeys ? { key: parts.key(stack) } : {};
        bucket(stack, { dataClass: "health", ...key, expireDays: 400 });
      });
      expect(found).toEqual([expect.stringContaining("must not be deleted by a lifecycle rule")]);
    });
  });
}
