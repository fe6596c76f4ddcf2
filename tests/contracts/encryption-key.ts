import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { EncryptionKeyProps } from "../../constructs/capabilities/encryption-key.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What an EncryptionKey must do on every cloud. */
export function encryptionKeyContract(setting: ContractCase): void {
  const make = required(setting.cloud, "EncryptionKey");
  const props: EncryptionKeyProps = { name: "documents", dataClass: "personal" };

  describe(`EncryptionKey on ${setting.cloud.name}`, () => {
    it("grants encryption and decryption apart", () => {
      const { identity, key } = partsOf(setting);
      const encrypt = synthesize(setting, (stack) => key(stack).grantEncrypt(identity(stack))).text;
      const decrypt = synthesize(setting, (stack) => key(stack).grantDecrypt(identity(stack))).text;
      expect(encrypt).not.toBe(decrypt);
    });

    it("cannot be destroyed in production", () => {
      expect(synthesize(setting, (stack) => void new make(stack, "Key", props)).text).toContain(
        '"prevent_destroy": true',
      );
    });

    it.each([
      [{ rotationDays: 0 }, "rotationDays: must be a whole number of days, got 0"],
      [{ rotationDays: 366 }, "rotationDays: must be a whole number of days, got 366"],
      [{ name: "" }, "name: has a form that is not accepted"],
    ] satisfies [Partial<EncryptionKeyProps>, string][])("refuses %j", (wrong, message) => {
      const found = problemsOf(setting, (stack) => void new make(stack, "Key", { ...props, ...wrong }));
      expect(found).toEqual([expect.stringContaining(message)]);
    });
  });
}
