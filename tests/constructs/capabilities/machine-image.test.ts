import { describe, expect, it } from "vitest";
import { machineImage } from "../../../constructs/capabilities/machine-image.ts";
import { outscaleCase } from "../../contracts/outscale.ts";
import { scalewayCase } from "../../contracts/scaleway.ts";
import { problemsOf } from "../../support/contract-stack.ts";

describe("machineImage", () => {
  it("is the catalogue's where images have names", () => {
    problemsOf(scalewayCase, (stack) => expect(machineImage(stack, "cpu")).toMatch(/^[a-z]/));
  });

  it("is the one that the settings name", () => {
    const services = { gpuImage: "ami-4567cdef" };
    for (const setting of [outscaleCase, scalewayCase]) {
      problemsOf(setting, (stack) => expect(machineImage(stack, "gpu")).toBe("ami-4567cdef"), { services });
    }
  });

  it("is asked for where neither names one", () => {
    const found = problemsOf(outscaleCase, (stack) => void machineImage(stack, "gpu"));
    expect(found).toEqual([
      "contract services.gpuImage: is needed: images of this cloud have ids of their own in each region, got none; allowed: the id of an image; fix: look the id up in the region and put it into the settings as services.gpuImage",
    ]);
  });
});
