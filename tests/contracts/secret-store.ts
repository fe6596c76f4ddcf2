import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { SecretDeclaration } from "../../constructs/capabilities/secret-store.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What a SecretStore must do on every cloud. */
export function secretStoreContract(setting: ContractCase): void {
  const make = required(setting.cloud, "SecretStore");
  const store = (stack: TerraformStack, ...secrets: SecretDeclaration[]) =>
    new make(stack, "Secrets", {
      dataClass: "confidential",
      secrets,
      ...partsOf(setting).service(stack),
    });
  const token = { name: "hub-token", purpose: "downloads model weights" };

  describe(`SecretStore on ${setting.cloud.name}`, () => {
    it("answers where a value lies, known at synth", () => {
      synthesize(setting, (stack) => {
        const secret = store(stack, token).secret("hub-token");
        expect(secret.path).toContain("hub-token");
        expect(secret.path).toContain("acme");
      });
    });

    it("lets an identity read values", () => {
      const without = synthesize(
        setting,
        (stack) => void [store(stack, token), partsOf(setting).identity(stack)],
      );
      const granted = synthesize(setting, (stack) =>
        store(stack, token).grantRead(partsOf(setting).identity(stack)),
      );
      expect(granted.text).not.toBe(without.text);
    });

    it("refuses undeclared, doubled and ill-named secrets", () => {
      const found = problemsOf(setting, (stack) => {
        store(stack, token, token, { name: "Übel", purpose: "none" }).secret("other");
      });
      expect(found).toEqual([
        expect.stringContaining("secrets[2].name: has a form that is not accepted"),
        expect.stringContaining("secrets[2].purpose: has a form that is not accepted"),
        expect.stringContaining('"hub-token" is declared twice'),
        expect.stringContaining('the secret "other" is not declared'),
      ]);
    });
  });
}
