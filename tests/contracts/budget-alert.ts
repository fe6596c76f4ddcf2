import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { BudgetAlert, BudgetAlertProps } from "../../constructs/capabilities/budget-alert.ts";
import { required } from "../../constructs/capabilities/cloud.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { expectSteps } from "./steps.ts";

/** What a BudgetAlert must do on every cloud. */
export function budgetAlertContract(setting: ContractCase): void {
  const make = required(setting.cloud, "BudgetAlert");
  const budget = (stack: TerraformStack, props: Partial<BudgetAlertProps> = {}): BudgetAlert =>
    new make(stack, "Budget", {
      monthlyEur: 1250,
      contacts: ["finance@example.org", "operations@example.org"],
      dataClass: "internal",
      ...props,
    });

  describe(`BudgetAlert on ${setting.cloud.name}`, () => {
    it("tells everybody at half, at four fifths and at the whole amount, and whose spending it watches", () => {
      const { text } = synthesize(setting, (stack) => {
        const made = budget(stack);
        expect(made.thresholdsPercent).toEqual([50, 80, 100]);
        expect(["organisation", "account", "project"]).toContain(made.watches);
      });
      expect(text).toContain("1250");
      expect(text).toContain("finance@example.org");
      expect(text).toContain("operations@example.org");
    });

    it("leaves to the operator what no resource can do", () => {
      const built: { stack?: TerraformStack; steps?: BudgetAlert["steps"] } = {};
      const synthesized = synthesize(setting, (stack) => {
        Object.assign(built, { stack, steps: budget(stack).steps });
      });
      const { stack, steps = [] } = built;
      if (stack === undefined) throw new Error("nothing was built");
      expectSteps(stack, synthesized, { control: "budget-alert", output: "budget_steps", steps });
    });

    it.each([
      [{ monthlyEur: 0 }, "monthlyEur: must be a whole number of euros, got 0"],
      [{ monthlyEur: 99.5 }, "monthlyEur: must be a whole number of euros, got 99.5"],
      [{ thresholdsPercent: [120] }, "thresholdsPercent[0]: must be a whole number of percent, got 120"],
      [{ thresholdsPercent: [] }, "thresholdsPercent: must be ascending and not empty, got []"],
      [{ thresholdsPercent: [80, 50] }, "thresholdsPercent: must be ascending and not empty, got [80, 50]"],
      [{ contacts: [] }, "contacts: is empty: nobody would be told"],
      [{ contacts: ["a@example.org", "a@example.org"] }, "contacts: names somebody twice"],
      [{ contacts: ["finance@example.org; rm -r /"] }, "contacts[0]: has a form that is not accepted"],
    ] satisfies [Partial<BudgetAlertProps>, string][])("refuses %j", (wrong, message) => {
      const found = problemsOf(setting, (stack) => void budget(stack, wrong));
      expect(found).toContainEqual(expect.stringContaining(message));
    });
  });
}
