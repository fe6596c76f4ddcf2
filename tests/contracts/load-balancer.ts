import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { LoadBalancerProps } from "../../constructs/capabilities/load-balancer.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What a LoadBalancer must do on every cloud. */
export function loadBalancerContract(setting: ContractCase): void {
  const make = required(setting.cloud, "LoadBalancer");
  const parts = partsOf(setting);
  const front =
    (props: Partial<LoadBalancerProps> = {}) =>
    (stack: TerraformStack) => {
      const network = parts.network(stack);
      const targets = [parts.instance(stack, network, { privateIp: "10.64.16.10" })];
      const domain = "ai.example.org";
      new make(stack, "Front", {
        name: "front",
        network,
        domain,
        targets,
        targetPort: 8443,
        dataClass: "personal",
        ...props,
      });
    };

  describe(`LoadBalancer on ${setting.cloud.name}`, () => {
    it("sends requests to its targets' private addresses", () => {
      expect(synthesize(setting, front()).text).toContain("10.64.16.10");
    });

    it.each([
      [{ domain: "localhost" }, "domain: has a form that is not accepted"],
      [{ targets: [] }, "targets: names no machine"],
      [{ targetPort: 0 }, "targetPort: must be a whole number, got 0"],
      [{ allowedCidrs: [] }, "allowedCidrs: lets nobody in"],
      [{ allowedCidrs: ["198.51.100.1/24"] }, "allowedCidrs[0]: has bits set behind its prefix"],
      [{ healthPath: "healthz" }, "healthPath: has a form that is not accepted"],
      [{ answerTimeoutSeconds: 7200 }, "answerTimeoutSeconds: must be a whole number of seconds, got 7200"],
    ] satisfies [Partial<LoadBalancerProps>, string][])("refuses %j", (wrong, message) => {
      expect(problemsOf(setting, front(wrong))).toContainEqual(expect.stringContaining(message));
    });
  });
}
