import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
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

    it("grants reading and writing apart, and the key with them", () => {
      const text = (grant: (storage: ObjectStorage, stack: TerraformStack) => void, withKey: boolean) =>
        synthesize(setting, (stack) => {
          const key = withKey ? { key: parts.key(stack) } : {};
          grant(bucket(stack, key), stack);
        }).text;
      const read = text((storage, stack) => storage.grantRead(parts.identity(stack)), false);
      const write = text((storage, stack) => storage.grantWrite(parts.identity(stack)), false);
      const readEncrypted = text((storage, stack) => storage.grantRead(parts.identity(stack)), true);
      expect(new Set([read, write, readEncrypted]).size).toBe(3);
      expect(read).not.toMatch(/Decrypt/);
      expect(readEncrypted).toMatch(/Decrypt/);
    });

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
      [{ lockDays: 30, expireDays: 30 }, "expireDays: deletes objects that are still locked"],
      [{ dataClass: "personal" }, "key: personal data needs a key that you hold"],
    ] satisfies [Partial<ObjectStorageProps>, string][])("refuses %j", (wrong, message) => {
      expect(problems(wrong)).toEqual([expect.stringContaining(message)]);
    });

    it("refuses to delete health data by a rule", () => {
      const found = problemsOf(setting, (stack) => {
        bucket(stack, { dataClass: "health", key: parts.key(stack), expireDays: 400 });
      });
      expect(found).toEqual([expect.stringContaining("must not be deleted by a lifecycle rule")]);
    });
  });
}
