import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What a ContainerRegistry must do on every cloud. */
export function containerRegistryContract(setting: ContractCase): void {
  const make = required(setting.cloud, "ContainerRegistry");
  const { identity, service } = partsOf(setting);
  const registry = (stack: TerraformStack, registryName = "acme-images") =>
    new make(stack, "Images", { registryName, dataClass: "internal", ...service(stack) });

  describe(`ContainerRegistry on ${setting.cloud.name}`, () => {
    it("grants pulling and pushing apart", () => {
      const pull = synthesize(setting, (stack) => registry(stack).grantPull(identity(stack))).text;
      const push = synthesize(setting, (stack) => registry(stack).grantPush(identity(stack))).text;
      expect(pull).not.toBe(push);
    });

    it("refuses a name that no registry takes", () => {
      const found = problemsOf(setting, (stack) => void registry(stack, "A"));
      expect(found).toEqual([expect.stringContaining("registryName: has a form that is not accepted")]);
    });
  });
}
