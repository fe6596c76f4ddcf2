import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { InstanceProps } from "../../../../constructs/capabilities/instance.ts";
import { OutscaleBlockVolume } from "../../../../constructs/clouds/outscale/block-volume.ts";
import { OutscaleInstance } from "../../../../constructs/clouds/outscale/instance.ts";
import { offers } from "../../../../modules/catalogue/offers.ts";
import { outscaleCase } from "../../../contracts/outscale.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const { instance, network } = partsOf(outscaleCase);
/** Without a bastion, which is a machine as well. */
const closed = (stack: TerraformStack) => network(stack, { adminCidrs: [] });
const machine = (props: Partial<InstanceProps> = {}) =>
  synthesize(outscaleCase, (stack) => void instance(stack, closed(stack), props));
const vm = (props: Partial<InstanceProps> = {}) => machine(props).the("outscale_vm");
const problems = (props: Partial<InstanceProps>) =>
  problemsOf(outscaleCase, (stack) => void instance(stack, closed(stack), props));
const volume = (stack: TerraformStack, id: string, name: string) =>
  new OutscaleBlockVolume(stack, id, { name, diskGib: 100, dataClass: "internal" });

describe("traps of an Outscale machine", () => {
  it("a machine without security groups gets the Net's default one, which lets everything out", () => {
    expect(vm().security_group_ids).toEqual([expect.stringMatching(/^\$\{outscale_security_group\./)]);
  });

  it("a machine outside a Net has a public address", () => {
    expect(vm().subnet_id).toMatch(/^\$\{outscale_subnet\./);
    expect(machine().text).not.toContain("outscale_public_ip");
  });

  it("type, subregion, tenancy and protection are known after apply when unset", () => {
    expect(vm()).toMatchObject({
      vm_type: "tinav6.c2r8p2",
      placement_subregion_name: "cloudgouv-eu-west-1a",
      placement_tenancy: "default",
      deletion_protection: false,
    });
  });

  it("the last part of a type and the performance have to agree", () => {
    expect(vm().performance).toBe("high");
    expect(vm(outscaleCase.gpu)).toMatchObject({ vm_type: "tinav6.c16r128p1", performance: "highest" });
  });

  it("user data is passed on untouched, and the API wants it in Base64", () => {
    expect(vm().user_data).toMatch(/^\$\{base64encode\(local\.[\w-]+\)\}$/);
  });

  it("user data over 500 KiB is refused at apply", () => {
    expect(problems({ userData: `#${" ".repeat(500 * 1024)}` })).toEqual([
      expect.stringContaining("userData: is too long, got 512001 bytes"),
    ]);
  });

  it("a changed subregion or address is planned in place and never happens", () => {
    const made = machine({ privateIp: "10.64.16.10" });
    const data = made.json.resource as { terraform_data: Record<string, { input: string }> };
    const { replace_triggered_by } = made.the("outscale_vm").lifecycle as { replace_triggered_by: string[] };
    const inputs = replace_triggered_by.map(
      (address) => data.terraform_data[address.split(".")[1] ?? ""]?.input,
    );
    expect(inputs).toContain("cloudgouv-eu-west-1a 10.64.16.10");
    expect(inputs).toHaveLength(2);
  });

  it("an address that the cloud picks would be another after a replacement", () => {
    const [address] = vm().private_ips as string[];
    expect(address).toMatch(/^10\.64\.(1[6-9]|2\d|3[01])\.\d+$/);
    expect(vm().private_ips).toEqual([address]);
  });

  it("two machines that want one address fail at apply", () => {
    const found = problemsOf(outscaleCase, (stack) => {
      const net = closed(stack);
      const take = {
        network: net,
        tier: "app",
        userData: "",
        dataClass: "internal",
        ...outscaleCase.cpu,
      } as const;
      for (const name of ["one", "two"])
        new OutscaleInstance(stack, name, { ...take, name, privateIp: "10.64.16.10" });
    });
    expect(found).toEqual([expect.stringContaining("privateIp: is the address of contract/one as well")]);
  });

  it("a machine that got no capacity is left stopped with a warning", () => {
    const { postcondition } = vm().lifecycle as { postcondition: { condition: string }[] };
    expect(postcondition[0]?.condition).toBe(`\${self.state == "running"}`);
  });

  it("a network card inline and as a resource rebuilds the machine at every plan", () => {
    expect(vm()).not.toHaveProperty("nics");
    expect(vm()).not.toHaveProperty("primary_nic");
  });

  it("a key pair made by the provider leaves its private key in the state", () => {
    expect(machine().text).not.toContain("outscale_keypair");
    expect(vm()).not.toHaveProperty("keypair_name");
    expect(vm()).not.toHaveProperty("get_admin_password");
  });

  it("a subnet lies in one subregion, and so do its machines", () => {
    expect(problems({ zone: "cloudgouv-eu-west-1b" })).toEqual([
      expect.stringContaining(
        'zone: is none that the network has subnets in, got "cloudgouv-eu-west-1b"; allowed: cloudgouv-eu-west-1a',
      ),
    ]);
  });
});

describe("a machine in a second subregion", () => {
  const second = "cloudgouv-eu-west-1b";
  const both = (stack: TerraformStack) => network(stack, { adminCidrs: [], zones: [second] });

  it("joins the subnet there, with an address of it", () => {
    const zones = ["cloudgouv-eu-west-1a", second];
    const residency = { subregion_name: zones, placement_subregion_name: zones };
    const made = synthesize(
      { ...outscaleCase, residency },
      (stack) => void instance(stack, both(stack), { tier: "app", zone: second }),
    );
    const vm = made.the("outscale_vm");
    expect(vm).toMatchObject({ placement_subregion_name: second });
    expect(vm.subnet_id).toMatch(/Tier-app-2/);
    expect(String(vm.private_ips)).toMatch(/^10\.64\.(2[4-9]|3[01])\./);
  });

  it("is refused an address of the other one", () => {
    expect(
      problemsOf(
        outscaleCase,
        (stack) => void instance(stack, both(stack), { tier: "app", zone: second, privateIp: "10.64.16.10" }),
      ),
    ).toEqual([expect.stringContaining(`privateIp: lies outside the "app" tier in ${second}`)]);
  });
});

describe("traps of flexible GPUs", () => {
  it("unset, a GPU is of the oldest generation, in any subregion, and outlives its machine at your cost", () => {
    expect(machine(outscaleCase.gpu).the("outscale_flexible_gpu")).toMatchObject({
      model_name: "nvidia-a100-80",
      generation: "v6",
      subregion_name: "cloudgouv-eu-west-1a",
      delete_on_vm_deletion: true,
    });
  });

  it("several GPUs are linked at once", () => {
    const made = machine({ ...outscaleCase.gpu, offer: "tinav6.c32r256p1+2xnvidia-a100-80" });
    expect(made.all("outscale_flexible_gpu")).toHaveLength(2);
    expect(made.the("outscale_flexible_gpu_link").flexible_gpu_ids).toHaveLength(2);
  });

  it("the link stops and starts the machine: disks are attached before", () => {
    const { the } = synthesize(outscaleCase, (stack) => {
      instance(stack, closed(stack), {
        ...outscaleCase.gpu,
        volumes: [volume(stack, "Weights", "weights")],
      });
    });
    expect(the("outscale_flexible_gpu_link").depends_on).toEqual([
      expect.stringMatching(/^outscale_volume_link\./),
    ]);
  });

  it("a machine's generation, performance and size have to suit its GPU, which no plan checks", () => {
    const withGpu = offers.filter(({ cloud, gpu }) => cloud === "outscale" && gpu !== undefined);
    expect(withGpu.length).toBeGreaterThan(5);
    for (const { machineType, gpu } of withGpu) {
      const [, generation, cores, ram, performance] =
        /^tina(v\d)\.c(\d+)r(\d+)(p\d)$/.exec(machineType) ?? [];
      expect({ generation, performance }).toEqual({
        generation: gpu?.attached?.generation,
        performance: "p1",
      });
      expect(Number(cores)).toBeLessThanOrEqual(35);
      expect(Number(ram)).toBeLessThanOrEqual(256);
      expect(gpu?.count).toBeLessThanOrEqual(2);
    }
  });
});

describe("traps of an Outscale volume", () => {
  it("a volume is a slow one by default", () => {
    const { the } = synthesize(outscaleCase, (stack) => void volume(stack, "Weights", "weights"));
    expect(the("outscale_volume")).toMatchObject({
      volume_type: "gp2",
      subregion_name: "cloudgouv-eu-west-1a",
    });
    expect(vm().block_device_mappings).toEqual([
      { device_name: "/dev/sda1", bsu: { volume_size: 40, volume_type: "gp2", delete_on_vm_deletion: true } },
    ]);
  });

  it("no volume is encrypted: the node does it", () => {
    synthesize(outscaleCase, (stack) => {
      expect(volume(stack, "Weights", "weights").encryptedBy).toBe("node");
    });
  });

  it("a volume is attached under a name that the machine sees differently", () => {
    const { the } = synthesize(outscaleCase, (stack) => {
      const weights = volume(stack, "Weights", "weights");
      expect(weights.devicePath).toBe(`/dev/disk/by-id/scsi-0QEMU_QEMU_HARDDISK_sd${weights.deviceLetters}`);
      instance(stack, closed(stack), { volumes: [weights] });
    });
    expect(the("outscale_volume_link").device_name).toMatch(/^\/dev\/xvd[b-z][a-z]$/);
  });

  it("two volumes cannot be attached under one name", () => {
    const found = problemsOf(outscaleCase, (stack) => {
      const volumes = [volume(stack, "First", "weights"), volume(stack, "Second", "weights")];
      instance(stack, closed(stack), { volumes });
    });
    expect(found).toEqual([
      expect.stringContaining("the volume Second would be attached under the same device name"),
    ]);
  });
});
