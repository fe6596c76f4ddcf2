import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { AuditTrail, AuditTrailProps } from "../../constructs/capabilities/audit-trail.ts";
import { required } from "../../constructs/capabilities/cloud.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { expectSteps } from "./steps.ts";

/** What an AuditTrail must do on every cloud. */
export function auditTrailContract(setting: ContractCase): void {
  const make = required(setting.cloud, "AuditTrail");
  const trail = (stack: TerraformStack, props: Partial<AuditTrailProps> = {}): AuditTrail =>
    new make(stack, "AuditTrail", { bucketName: "acme-audit-trail", dataClass: "personal", ...props });

  describe(`AuditTrail on ${setting.cloud.name}`, () => {
    it("keeps what happened in the account for a year", () => {
      synthesize(setting, (stack) => expect(trail(stack).retentionDays).toBe(365));
    });

    it("tells the operator what no resource can do, and the auditor that it is done by hand", () => {
      const built: { stack?: TerraformStack; steps?: AuditTrail["steps"] } = {};
      const synthesized = synthesize(setting, (stack) => {
        Object.assign(built, { stack, steps: trail(stack).steps });
      });
      const { stack, steps = [] } = built;
      if (stack === undefined) throw new Error("nothing was built");
      expect(steps.length).toBeGreaterThan(0);
      expectSteps(stack, synthesized, { control: "audit-trail", output: "audit_trail_steps", steps });
    });

    it("calls the output and the place by the name that is given", () => {
      const { json, text } = synthesize(setting, (stack) => void trail(stack, { name: "account-log" }));
      expect(Object.keys(json.output as object)).toContain("account_log_steps");
      expect(text).toContain("acme-account-log");
    });

    it("protects what it holds against deletion, in production only", () => {
      const text = (environment: "production" | "development") =>
        synthesize(setting, (stack) => void trail(stack), { environment }).text.replaceAll(/\s/g, "");
      expect(text("production")).toContain('"prevent_destroy":true');
      expect(text("development")).not.toContain('"prevent_destroy":true');
    });

    it.each([
      [{ retentionDays: 90 }, "retentionDays: must be a whole number of days, got 90; allowed: 183 to 3649"],
      [{ bucketName: "Acme" }, "bucketName: has a form that is not accepted"],
      [{ name: "Trail" }, "name: has a form that is not accepted"],
    ] satisfies [Partial<AuditTrailProps>, string][])("refuses %j", (wrong, message) => {
      const found = problemsOf(setting, (stack) => void trail(stack, wrong));
      expect(found).toContainEqual(expect.stringContaining(message));
    });
  });
}
