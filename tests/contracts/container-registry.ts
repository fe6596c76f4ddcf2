import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What a ContainerRegistry must do on every cloud. */
export function containerRegistryContract(setting: ContractCase): void {
  const make = required(setting.cloud, "ContainerRegistry");
  const props = { registryName: "acme-images", dataClass: "internal" } as const;

  describe(`ContainerRegistry on ${setting.cloud.name}`, () => {
    it("grants pulling and pushing apart", () => {
      const { identity } = partsOf(setting);
      const pull = synthesize(setting, (stack) =>
        new make(stack, "Images", props).grantPull(identity(stack)),
      ).text;
      const push = synthesize(setting, (stack) =>
        new make(stack, "Images", props).grantPush(identity(stack)),
      ).text;
      expect(pull).not.toBe(push);
    });

    it("refuses a name that no registry takes", () => {
      const found = problemsOf(
        setting,
        (stack) => void new make(stack, "Images", { ...props, registryName: "A" }),
      );
      expect(found).toEqual([expect.stringContaining("registryName: has a form that is not accepted")]);
    });
  });
}
