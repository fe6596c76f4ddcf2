import { describe, expect, it } from "vitest";
import type { InstanceProps } from "../../../../constructs/capabilities/instance.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const { instance, network } = partsOf(scalewayCase);
const machine = (props: Partial<InstanceProps> = {}) =>
  synthesize(scalewayCase, (stack) => void instance(stack, network(stack), props));
const server = (props: Partial<InstanceProps> = {}) => machine(props).the("scaleway_instance_server");

describe("traps of a Scaleway machine", () => {
  it("instance_security_group accepts by default, in and out", () => {
    expect(machine().the("scaleway_instance_security_group")).toMatchObject({
      inbound_default_policy: "drop",
      outbound_default_policy: "drop",
      stateful: true,
      enable_default_security: true,
    });
  });

  it("instance_security_group refuses external_rules beside rules, even as false", () => {
    expect(machine().the("scaleway_instance_security_group")).not.toHaveProperty("external_rules");
  });

  it("instance_server without a security group gets an untracked one that accepts", () => {
    expect(server().security_group_id).toMatch(/^\$\{scaleway_instance_security_group\./);
  });

  it("instance_server has no public address", () => {
    const made = server();
    expect(made.enable_dynamic_ip).toBe(false);
    expect(made).not.toHaveProperty("ip_id");
    expect(made).not.toHaveProperty("ip_ids");
    expect(machine().all("scaleway_instance_ip")).toEqual([]);
  });

  it("cloud_init is written once: a change is recorded and never reaches the server", () => {
    const made = server({ userData: "#cloud-config\n# first\n" });
    expect(made).not.toHaveProperty("cloud_init");
    expect(made.user_data).toEqual({ "cloud-init": expect.stringMatching(/^\$\{local\..*\}$/) });
    expect(made.lifecycle).toMatchObject({
      replace_triggered_by: [expect.stringMatching(/^terraform_data\./)],
    });
  });

  it("replace_triggered_by takes an address, not the reference that the library writes", () => {
    expect(JSON.stringify(server().lifecycle)).not.toContain("${");
  });

  it("protected machines cannot be replaced", () => {
    expect(server().protected).toBe(false);
  });

  it("state is left open, so that a machine stopped for the night is no drift", () => {
    expect(server()).not.toHaveProperty("state");
  });

  it("GPU machines have no local system disk and need 125 GB", () => {
    expect(server(scalewayCase.gpu).root_volume).toMatchObject({
      volume_type: "sbs_volume",
      size_in_gb: 125,
    });
    expect(server().root_volume).toMatchObject({ volume_type: "sbs_volume", size_in_gb: 40 });
  });

  it("the scratch disk of an offer is attached only when asked for", () => {
    const gpu = machine(scalewayCase.gpu);
    expect(gpu.the("scaleway_instance_volume")).toMatchObject({ type: "scratch", size_in_gb: 1600 });
    expect(gpu.the("scaleway_instance_server").additional_volume_ids).toEqual([
      expect.stringMatching(/^\$\{scaleway_instance_volume\..*\.id\}$/),
    ]);
    expect(machine().all("scaleway_instance_volume")).toEqual([]);
  });

  it("private networks come inline or as interfaces, never both", () => {
    const made = machine();
    expect(made.the("scaleway_instance_server")).not.toHaveProperty("private_network");
    expect(made.the("scaleway_instance_private_nic").ipam_ip_ids).toEqual([
      expect.stringMatching(/^\$\{scaleway_ipam_ip\..*\.id\}$/),
    ]);
  });

  it("block_volume takes any iops at plan and only 5000 or 15000 at apply", () => {
    const volume = synthesize(scalewayCase, (stack) => {
      const { BlockVolume } = scalewayCase.cloud;
      if (!("unavailable" in BlockVolume)) {
        new BlockVolume(stack, "Weights", { name: "weights", diskGib: 100, dataClass: "internal" });
      }
    }).the("scaleway_block_volume");
    expect([5000, 15_000]).toContain(volume.iops);
  });

  it("a machine in another zone takes everything that is zonal with it", () => {
    const { all } = machine({ zone: scalewayCase.otherZone });
    const zonal = ["instance_server", "instance_security_group", "instance_private_nic"];
    for (const type of zonal) {
      expect(all(`scaleway_${type}`).map(({ zone }) => zone)).toEqual([scalewayCase.otherZone]);
    }
  });

  it("user data over 127998 bytes is refused at apply", () => {
    const long = (bytes: number) =>
      problemsOf(scalewayCase, (stack) => {
        instance(stack, network(stack), { userData: "x".repeat(bytes) });
      });
    expect(long(127_998)).toEqual([]);
    expect(long(127_999)).toEqual([expect.stringContaining("userData: is too long, got 127999 bytes")]);
  });
});
