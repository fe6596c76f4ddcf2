import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";

/** What a BlockVolume must do on every cloud. */
export function blockVolumeContract(setting: ContractCase): void {
  const make = required(setting.cloud, "BlockVolume");
  const props = { name: "weights", diskGib: 100, dataClass: "internal" } as const;

  describe(`BlockVolume on ${setting.cloud.name}`, () => {
    it("says who encrypts it and under which name a machine finds it", () => {
      synthesize(setting, (stack) => {
        const volume = new make(stack, "Weights", props);
        expect(["provider", "node"]).toContain(volume.encryptedBy);
        expect(volume.devicePath).toMatch(/^\/dev\//);
        expect(volume.zone).toBe(setting.placement.zone);
      });
    });

    it("refuses a size of nothing", () => {
      const found = problemsOf(setting, (stack) => void new make(stack, "Weights", { ...props, diskGib: 0 }));
      expect(found).toEqual([expect.stringContaining("diskGib: must be a whole number of GiB, got 0")]);
    });
  });
}
