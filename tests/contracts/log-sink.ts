import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What a LogSink must do on every cloud. */
export function logSinkContract(setting: ContractCase): void {
  const make = required(setting.cloud, "LogSink");
  const props = { name: "logs", dataClass: "personal" } as const;

  describe(`LogSink on ${setting.cloud.name}`, () => {
    it("keeps logs for a year", () => {
      synthesize(setting, (stack) => expect(new make(stack, "Logs", props).retentionDays).toBe(365));
    });

    it("refuses to keep them for less than six months", () => {
      const found = problemsOf(
        setting,
        (stack) => void new make(stack, "Logs", { ...props, retentionDays: 30 }),
      );
      expect(found[0]).toContain("retentionDays: must be a whole number of days, got 30; allowed: 183 to");
    });

    it("stores its token instead of showing it", () => {
      const { text } = synthesize(setting, (stack) => {
        new make(stack, "Logs", props).issueWriteToken(
          "node",
          partsOf(setting).secrets(stack).secret("access"),
        );
      });
      expect(text).toContain("node");
    });
  });
}
