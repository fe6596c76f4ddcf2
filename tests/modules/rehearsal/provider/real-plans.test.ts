import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRehearsed } from "../../../../modules/rehearsal/marker.ts";
import { compareLeaves, planLeaves } from "./plan-leaves.ts";
import { type RealPlanCloud, readRealPlan, realPlanClouds } from "./real-plans.ts";
import { type Plan, Workplace } from "./terraform.ts";

const idForms: Record<RealPlanCloud, [address: string, form: RegExp][]> = {
  scaleway: [
    ["scaleway_iam_application.app", /^[0-9a-f-]{36}$/],
    ["scaleway_instance_private_nic.gpu", /^fr-par-1\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/],
    ["scaleway_instance_server.gpu", /^fr-par-1\/[0-9a-f-]{36}$/],
    ["scaleway_object_bucket.b", /^fr-par\/sovereign-models-4711$/],
    ["scaleway_secret_version.s", /^fr-par\/[0-9a-f-]{36}\/1$/],
    ["scaleway_vpc.v", /^fr-par\/[0-9a-f-]{36}$/],
    ["scaleway_vpc_private_network.gpu", /^fr-par\/[0-9a-f-]{36}$/],
  ],
  outscale: [["outscale_net.main", /^[0-9a-f-]{36}$/]],
};

/** One change in place and one that replaces, per cloud. */
const edits: Record<RealPlanCloud, [action: string, address: string, before: string, after: string][]> = {
  scaleway: [
    ["update", "scaleway_vpc.v", 'tags = ["env:prod"]', 'tags = ["env:test"]'],
    [
      "delete+create",
      "scaleway_vpc_private_network.gpu",
      'subnet = "10.20.0.0/22" }',
      'subnet = "10.20.8.0/22" }',
    ],
  ],
  outscale: [
    ["update", "outscale_api_access_policy.p", "15552000", "15552001"],
    ["delete+create", "outscale_net.main", '"10.40.0.0/16"', '"10.41.0.0/16"'],
  ],
};

describe.each(realPlanClouds)("the real plan of %s", (cloud) => {
  const { configuration, facts, plan: real } = readRealPlan(cloud);
  let work: Workplace;
  let first: Plan;
  beforeAll(async () => {
    work = await Workplace.open([facts], configuration);
    first = await work.plan();
  }, 60_000);
  afterAll(() => work.close());

  it("is equal to the rehearsed one in every leaf", () => {
    const { total, different } = compareLeaves(planLeaves(real), planLeaves(first));
    expect(total).toBeGreaterThan(800);
    expect(different).toEqual([]);
  });

  it("can be told from the rehearsed one before any value is known", () => {
    expect(isRehearsed(first)).toBe(true);
    expect(isRehearsed(real)).toBe(false);
  });

  it("applies, then plans nothing, in plan and in state recognisable as rehearsed", async () => {
    await work.ok("apply", "plan");
    expect(await work.planned()).toEqual({});
    expect(isRehearsed(JSON.parse(await work.ok("show", "-json")))).toBe(true);
  }, 60_000);

  it("gives ids in the provider's own form", async () => {
    const { values } = JSON.parse(await work.ok("show", "-json"));
    const resources: { address: string; values: { id: string } }[] = values.root_module.resources;
    const ids = Object.fromEntries(resources.map(({ address, values: { id } }) => [address, id]));
    expect(ids).toMatchObject(
      Object.fromEntries(idForms[cloud].map(([address, form]) => [address, expect.stringMatching(form)])),
    );
  });

  it.each(edits[cloud])(
    "plans %s of %s",
    async (action, address, before, after) => {
      expect(configuration).toContain(before);
      work.write(configuration.replace(before, after));
      expect(await work.planned()).toMatchObject({ [address]: action });
      await work.apply();
      expect(await work.planned()).toEqual({});
    },
    60_000,
  );

  it("is destroyed to the last resource", async () => {
    await work.ok("destroy", "-auto-approve");
    expect(await work.ok("state", "list")).toBe("");
    expect(work.providers.typesWithoutBehaviour()).toEqual([]);
  }, 60_000);
});

describe("the real plan of OpenStack's machines", () => {
  it("is equal to the rehearsed one in every leaf, and applies", async () => {
    const { configuration, facts, plan: real } = readRealPlan("openstack");
    const work = await Workplace.open([facts], configuration);
    try {
      const { total, different } = compareLeaves(planLeaves(real), planLeaves(await work.plan()));
      expect(total).toBeGreaterThan(250);
      expect(different).toEqual([]);
      await work.ok("apply", "plan");
      expect(await work.planned()).toEqual({});
    } finally {
      await work.close();
    }
  }, 60_000);
});
