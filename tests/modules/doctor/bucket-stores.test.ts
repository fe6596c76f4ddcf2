import { App, TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { outscale } from "../../../constructs/clouds/outscale/index.ts";
import { ovhcloud } from "../../../constructs/clouds/ovhcloud/index.ts";
import { scaleway } from "../../../constructs/clouds/scaleway/index.ts";
import { findCloud } from "../../../modules/catalogue/clouds.ts";

const cases = [scaleway, ovhcloud, outscale].flatMap((cloud) =>
  (findCloud(cloud.name)?.regions ?? []).map((region) => ({ cloud, name: cloud.name, region: region.name })),
);

describe("bucketStore", () => {
  it("has regions to check", () => expect(cases.length).toBeGreaterThan(5));

  it.each(cases)("asks $name $region where the stacks keep their state", ({ cloud, name, region }) => {
    const stack = new TerraformStack(new App(), "Stack");
    cloud.keepState(stack, { bucketName: "acme-state", region, key: "acme/a.tfstate", lock: false });
    const { backend } = stack.toTerraform().terraform as {
      backend: { s3: { region: string; endpoints: { s3: string } } };
    };
    expect(findCloud(name)?.environment.bucketStore(region)).toEqual({
      region: backend.s3.region,
      endpoint: backend.s3.endpoints.s3,
    });
  });
});
