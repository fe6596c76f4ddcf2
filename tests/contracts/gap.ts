import { describe, expect, it } from "vitest";
import { type Capabilities, isUnavailable, required } from "../../constructs/capabilities/cloud.ts";
import type { ContractCase } from "../support/contract-stack.ts";

/** What a cloud must say of a capability that it lacks. */
export function gapContract({ cloud }: ContractCase, name: keyof Capabilities): void {
  describe(`${name} on ${cloud.name}`, () => {
    it("is stated as missing, with a reason, a source and the day it was checked", () => {
      const gap = cloud[name];
      if (!isUnavailable(gap)) throw new Error(`${name} is there: run its contract instead`);
      expect(gap.reason.length).toBeGreaterThan(30);
      expect(gap.source.length).toBeGreaterThan(10);
      expect(gap.checkedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    });

    it("is refused with all of it where a composition needs it", () => {
      expect(() => required(cloud, name)).toThrow(`has no ${name}: `);
    });
  });
}
