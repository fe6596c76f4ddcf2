import { execaSync } from "execa";
import { describe, expect, it } from "vitest";
import { everyNesting } from "./every-nesting.ts";
import { readRealPlan, realPlanClouds } from "./real-plans.ts";
import { Workplace } from "./terraform.ts";

const hasTofu = execaSync("tofu", ["version"], { reject: false }).exitCode === 0;
const condition = hasTofu ? "" : " (skipped: OpenTofu is not on this machine)";

describe.skipIf(!hasTofu)(`the offline provider under OpenTofu${condition}`, () => {
  it.each(realPlanClouds)("runs the configuration of %s from creation to destruction", async (cloud) => {
    const { configuration, facts } = readRealPlan(cloud);
    const work = await Workplace.open([facts], configuration, { binary: "tofu" });
    await work.apply();
    expect(await work.planned()).toEqual({});
    await work.ok("destroy", "-auto-approve");
    await work.close();
  });

  it("finds a provider by its short address", async () => {
    const work = await Workplace.open([everyNesting], configuration, { binary: "tofu" });
    expect(await work.planned()).toEqual({ "everything_machine.m": "create" });
    await work.close();
  });
});

const configuration = `
terraform {
  required_providers { everything = { source = "acme/everything" } }
}
resource "everything_machine" "m" {}
`;
