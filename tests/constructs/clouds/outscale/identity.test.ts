import { describe, expect, it } from "vitest";
import { OutscaleIdentity } from "../../../../constructs/clouds/outscale/identity.ts";
import { outscaleCase } from "../../../contracts/outscale.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const props = { name: "power", purpose: "stops machines at night", dataClass: "internal" } as const;
const permitted = (...actions: string[]) =>
  synthesize(outscaleCase, (stack) => {
    const identity = new OutscaleIdentity(stack, "Power", props);
    for (const action of actions) identity.permit(action);
  });

describe("traps of Outscale's identities", () => {
  it("a policy whose document changes is replaced while somebody still has it", () => {
    const before = permitted("api:StopVms").the("outscale_policy");
    const after = permitted("api:StopVms", "api:StartVms").the("outscale_policy");
    expect(before.policy_name).not.toBe(after.policy_name);
    expect(after.lifecycle).toMatchObject({ create_before_destroy: true });
    expect(JSON.parse(String(after.document))).toEqual({
      Statement: [{ Effect: "Allow", Action: ["api:StartVms", "api:StopVms"], Resource: ["*"] }],
    });
  });

  it("a policy without a description comes back with an empty one", () => {
    expect(permitted("api:StopVms").the("outscale_policy").description).toBe("What acme-power may do");
  });

  it("the document is not checked at plan: no whole service can be permitted", () => {
    for (const wrong of ["*", "api:*", "StopVms", "ec2:StopInstances"]) {
      const found = problemsOf(outscaleCase, (stack) =>
        new OutscaleIdentity(stack, "Power", props).permit(wrong),
      );
      expect(found).toEqual([
        expect.stringContaining(`permit: has a form that is not accepted, got "${wrong}"`),
      ]);
    }
  });

  it("a document takes 5120 characters", () => {
    const found = problemsOf(outscaleCase, (stack) => {
      const identity = new OutscaleIdentity(stack, "Power", props);
      for (let index = 0; index < 200; index++)
        identity.permit(`api:Read${"A".repeat(20)}${"B".repeat(index)}`);
    });
    expect(found).toEqual([expect.stringContaining("permit: makes a policy that is too long")]);
  });

  it("an access key is printed in plans, and without a user it would be the caller's", () => {
    expect(permitted("api:StopVms").text).not.toContain("outscale_access_key");
  });

  it("the path of a user and of its policy are written", () => {
    const { the } = permitted("api:StopVms");
    expect([the("outscale_user").path, the("outscale_policy").path]).toEqual(["/", "/"]);
    expect(the("outscale_user").policy).toEqual([
      { policy_orn: expect.stringMatching(/^\$\{outscale_policy\..*\.orn\}$/), default_version_id: "V1" },
    ]);
  });
});
