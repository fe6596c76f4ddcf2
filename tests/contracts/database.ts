import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { DatabaseProps, PasswordSource } from "../../constructs/capabilities/database.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What a Database must do on every cloud. */
export function databaseContract(setting: ContractCase): void {
  const make = required(setting.cloud, "Database");
  const database = (stack: TerraformStack, props: Partial<DatabaseProps> = {}) =>
    new make(stack, "Database", {
      name: "knowledge",
      ...partsOf(setting).service(stack),
      dataClass: "personal",
      ...props,
    });

  describe(`Database on ${setting.cloud.name}`, () => {
    it("holds the administrator's password nowhere unless it says so", () => {
      let password: PasswordSource | undefined;
      const { json } = synthesize(setting, (stack) => {
        password = database(stack).password;
      });
      const variables = (json.variable ?? {}) as Record<string, Record<string, unknown>>;
      const ephemeral = Object.entries(variables).filter(
        ([, declared]) => declared.ephemeral && declared.sensitive,
      );
      const expected = password?.kind === "variable" ? [password.variable] : [];
      expect(ephemeral.map(([name]) => name)).toEqual(expected);
      for (const [, declared] of ephemeral) expect(declared).not.toHaveProperty("default");
    });

    it.each([
      [{ backupRetentionDays: 1 }, "backupRetentionDays: must be a whole number of days, got 1"],
      [{ backupEveryHours: 48 }, "backupEveryHours: must be a whole number of hours, got 48"],
      [{ version: 9 as 16 }, "version: is no supported PostgreSQL, got 9"],
      [{ name: "1st" }, "name: has a form that is not accepted"],
    ] satisfies [Partial<DatabaseProps>, string][])("refuses %j", (wrong, message) => {
      const found = problemsOf(setting, (stack) => void database(stack, wrong));
      expect(found).toEqual([expect.stringContaining(message)]);
    });
  });
}
