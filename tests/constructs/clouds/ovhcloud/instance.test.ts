import { randomBytes } from "node:crypto";
import { Lazy } from "cdktf";
import { describe, expect, it } from "vitest";
import type { InstanceProps } from "../../../../constructs/capabilities/instance.ts";
import { OvhcloudBlockVolume } from "../../../../constructs/clouds/ovhcloud/block-volume.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const parts = partsOf(ovhcloudCase);
const closed = { adminCidrs: [] };
const machine = (props: Partial<InstanceProps> = {}) =>
  synthesize(ovhcloudCase, (stack) => void parts.instance(stack, parts.network(stack, closed), props));
const problems = (props: Partial<InstanceProps>) =>
  problemsOf(ovhcloudCase, (stack) => void parts.instance(stack, parts.network(stack, closed), props));
const volume = (place: { region?: string; zone?: string } = {}) =>
  synthesize(
    { ...ovhcloudCase, residency: { region: [place.region ?? "GRA11"] } },
    (stack) => {
      new OvhcloudBlockVolume(stack, "Weights", { name: "weights", diskGib: 100, dataClass: "internal" });
    },
    place,
  ).the("openstack_blockstorage_volume_v3");
const paris = { region: "EU-WEST-PAR", zone: "eu-west-par-b" };

describe("traps of an OVHcloud machine", () => {
  it("ovh_cloud_instance of 2.19 and 2.20 detaches networks when anything changes", () => {
    expect(machine().text).not.toMatch(/"ovh_cloud_instance"|"ovh_cloud_project_instance"/);
    expect(machine().all("openstack_compute_instance_v2")).toHaveLength(1);
  });

  it("without a network, a machine gets a public address", () => {
    expect(machine().the("openstack_compute_instance_v2").network).toEqual([
      { port: expect.stringMatching(/^\$\{openstack_networking_port_v2\..*\.id\}$/) },
    ]);
    expect(machine().all("openstack_networking_floatingip_v2")).toEqual([]);
  });

  it("the default security group lets everything in and out", () => {
    const port = machine().the("openstack_networking_port_v2");
    expect(port.security_group_ids).toEqual([
      expect.stringMatching(/^\$\{openstack_networking_secgroup_v2\.Network_Group-app_.*\.id\}$/),
    ]);
    expect(port).toMatchObject({ port_security_enabled: true });
    expect(port).not.toHaveProperty("no_security_groups");
  });

  it("under a closed group the metadata service is out of reach", () => {
    expect(machine().the("openstack_compute_instance_v2").config_drive).toBe(true);
  });

  it("a machine that was shelved for the night would be woken by the next apply", () => {
    expect(machine().the("openstack_compute_instance_v2").lifecycle).toMatchObject({
      ignore_changes: ["power_state"],
    });
  });

  it("user data over 49149 bytes is refused at apply", () => {
    // Noise packs to no less than it is long.
    const noise = (bytes: number) => randomBytes(bytes / 2).toString("latin1");
    expect(problems({ userData: "x".repeat(200_000) })).toEqual([]);
    expect(problems({ userData: noise(40_000) })).toEqual([]);
    const long = noise(120_000);
    for (const userData of [long, Lazy.stringValue({ produce: () => long })])
      expect(problems({ userData })).toEqual([
        expect.stringMatching(/userData: is too long, got \d{5} bytes/),
      ]);
  });

  it("a root disk is the flavour's own and cannot grow", () => {
    expect(problems({ ...ovhcloudCase.gpu, rootDiskGib: 500 })).toEqual([
      expect.stringContaining("rootDiskGib: must be a whole number of GiB, got 500; allowed: 10 to 372"),
    ]);
  });

  it("a zone of another region is ignored without a word", () => {
    expect(problems({ zone: "SBG5" })).toContainEqual(
      expect.stringContaining('zone: does not lie in the region GRA11, got "SBG5"'),
    );
  });

  it("regions of three zones want one for volumes, the others know none", () => {
    expect(volume(paris)).toMatchObject({ availability_zone: "eu-west-par-b", region: "EU-WEST-PAR" });
    expect(volume()).not.toHaveProperty("availability_zone");
  });

  it("a volume is not encrypted unless its type says so, and a change of it loses the data", () => {
    expect(volume()).toMatchObject({
      volume_type: "high-speed-gen2-luks",
      lifecycle: { prevent_destroy: true },
    });
  });
});
