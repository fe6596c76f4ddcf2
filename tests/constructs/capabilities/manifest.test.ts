import { App, TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { strictest } from "../../../constructs/capabilities/data-class.ts";
import {
  describe as describeResources,
  manifestOf,
  stateReason,
} from "../../../constructs/capabilities/manifest.ts";
import { Placement } from "../../../constructs/capabilities/placement.ts";
import { TerraformData } from "../../../constructs/capabilities/terraform-data.ts";
import { partsOf } from "../../contracts/parts.ts";
import { scalewayCase } from "../../contracts/scaleway.ts";

const configured = () => {
  const stack = new TerraformStack(new App({ outdir: "never-written" }), "one");
  scalewayCase.cloud.configure(stack, scalewayCase.placement);
  return stack;
};

describe("the manifest", () => {
  it("names data class, owner, construct and source line of every resource of a capability", () => {
    const stack = configured();
    partsOf(scalewayCase).secrets(stack);
    const secrets = Object.entries(manifestOf(stack)).filter(([, { path }]) =>
      path.startsWith("one/Secrets"),
    );
    const [[address, entry] = []] = secrets;
    expect(address).toMatch(/^scaleway_secret\.Secrets_Secret-access_/);
    expect(entry).toEqual({
      path: "one/Secrets",
      dataClass: "confidential",
      owner: "operations@example.org",
      source: expect.stringMatching(/^tests\/contracts\/parts\.ts:\d+$/),
    });
  });

  it("lets a deeper description win", () => {
    const stack = configured();
    const data = new TerraformData(stack, "Note", "text");
    describeResources(stack, { dataClass: "internal" });
    describeResources(data, { dataClass: "health", owner: "records@example.org" });
    expect(manifestOf(stack)).toEqual({
      "terraform_data.Note": expect.objectContaining({ dataClass: "health", owner: "records@example.org" }),
    });
  });

  it("keeps the reasons of settings, so that Terraform reads them as they were written", () => {
    const stack = configured();
    stateReason(stack, "oneZoneReason", "Nobody sells $" + "{two} zones here");
    expect(manifestOf(stack)).toEqual({
      "setting.oneZoneReason": {
        path: "one",
        dataClass: "internal",
        owner: "operations@example.org",
        reason: "Nobody sells $$" + "{two} zones here",
      },
    });
  });

  it("leaves out what nobody described", () => {
    const stack = configured();
    new TerraformData(stack, "Note", "text");
    expect(manifestOf(stack)).toEqual({});
  });
});

describe("a placement", () => {
  it("is missed with a clear message", () => {
    const stack = new TerraformStack(new App({ outdir: "never-written" }), "bare");
    expect(() => Placement.of(stack)).toThrow(/^bare: the stack has no placement.*call `cloud\.configure/);
  });

  it("reaches everything below its stack", () => {
    const stack = configured();
    expect(Placement.of(new TerraformData(stack, "Note", "text")).region).toBe("fr-par");
  });
});

describe("data classes", () => {
  it("meet at the strictest", () => {
    expect(strictest("internal", "personal", "public")).toBe("personal");
    expect(strictest("health")).toBe("health");
  });
});
