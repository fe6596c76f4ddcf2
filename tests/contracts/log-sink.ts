import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { LogSinkProps } from "../../constructs/capabilities/log-sink.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What a LogSink must do on every cloud. */
export function logSinkContract(setting: ContractCase): void {
  const make = required(setting.cloud, "LogSink");
  const { secrets, service } = partsOf(setting);
  const sink = (stack: TerraformStack, wanted: Partial<LogSinkProps> = {}) =>
    new make(stack, "Logs", { name: "logs", dataClass: "personal", ...service(stack), ...wanted });

  describe(`LogSink on ${setting.cloud.name}`, () => {
    it("keeps logs for a year", () => {
      synthesize(setting, (stack) => expect(sink(stack).retentionDays).toBe(365));
    });

    it("refuses to keep them for less than six months", () => {
      const found = problemsOf(setting, (stack) => void sink(stack, { retentionDays: 30 }));
      expect(found[0]).toContain("retentionDays: must be a whole number of days, got 30; allowed: 183 to");
    });

    it("stores its token instead of showing it", () => {
      const { text } = synthesize(setting, (stack) => {
        sink(stack).issueWriteToken("node", secrets(stack).secret("access"));
      });
      expect(text).toContain("node");
    });
  });
}
