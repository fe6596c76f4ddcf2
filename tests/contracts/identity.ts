import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { IdentityProps, KeyProps } from "../../constructs/capabilities/identity.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

const inDays = (days: number) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;

/** What an Identity must do on every cloud. */
export function identityContract(setting: ContractCase): void {
  const make = required(setting.cloud, "Identity");
  const props: IdentityProps = {
    name: "inference",
    purpose: "reads model weights",
    dataClass: "confidential",
  };
  const key = (wrong: Partial<KeyProps>) =>
    problemsOf(setting, (stack) => {
      const into = { name: "access", path: "/acme/access", id: "access" };
      new make(stack, "Identity", props).issueKey({ name: "first", expiresAt: inDays(90), into, ...wrong });
    });
  /** Where a key's secret would be printed in every plan, or no store of the cloud takes it, none is issued. */
  const storesKeys = setting.issuesKeys;

  describe(`Identity on ${setting.cloud.name}`, () => {
    it("may do nothing until something is granted", () => {
      const nothing = synthesize(setting, (stack) => void new make(stack, "Identity", props));
      const granted = synthesize(setting, (stack) =>
        setting.grant(new make(stack, "Identity", props), stack),
      );
      const policies = (text: string) => [...text.matchAll(/_policy"/g)].length;
      expect(policies(nothing.text)).toBe(0);
      expect(policies(granted.text)).toBeGreaterThan(0);
    });

    it.runIf(storesKeys)("issues a key that ends, and keeps its secret out of the template", () => {
      const expiresAt = inDays(90);
      const { text } = synthesize(setting, (stack) => {
        const into = partsOf(setting).secrets(stack).secret("access");
        new make(stack, "Identity", props).issueKey({ name: "first", expiresAt, into });
      });
      expect(text).toContain(expiresAt);
    });

    it.skipIf(storesKeys)("issues no key where its secret could not be kept", () => {
      const found = problemsOf(setting, (stack) => {
        const into = { name: "access", path: "", id: "" };
        new make(stack, "Identity", props).issueKey({ name: "first", expiresAt: inDays(90), into });
      });
      expect(found).toEqual([expect.stringContaining('key "first": cannot be issued')]);
    });

    it.each([
      [{ expiresAt: inDays(-1) }, 'key "first" expiresAt: must be a whole number of days from today'],
      [{ expiresAt: inDays(800) }, 'key "first" expiresAt: must be a whole number of days from today'],
      [{ expiresAt: "never" }, 'key "first" expiresAt: has a form that is not accepted, got "never"'],
      [{ name: "My Key" }, 'key "My Key" name: has a form that is not accepted'],
    ] satisfies [Partial<KeyProps>, string][])("refuses the key %j", (wrong, message) => {
      expect(key(wrong)).toEqual([expect.stringContaining(message)]);
    });

    it("refuses to exist without a purpose", () => {
      const found = problemsOf(
        setting,
        (stack) => void new make(stack, "Identity", { ...props, purpose: "" }),
      );
      expect(found).toEqual([expect.stringContaining("purpose: has a form that is not accepted")]);
    });
  });
}
