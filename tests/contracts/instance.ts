import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { InstanceProps } from "../../constructs/capabilities/instance.ts";
import { images } from "../../modules/catalogue/images.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What an Instance must do on every cloud. */
export function instanceContract(setting: ContractCase): void {
  const parts = partsOf(setting);
  const build = (props: Partial<InstanceProps>) => (stack: TerraformStack) => {
    parts.instance(stack, parts.network(stack), props);
  };
  const problems = (props: Partial<InstanceProps>) => problemsOf(setting, build(props));
  const labelsOf = (purpose: "cpu" | "gpu") =>
    images
      .filter((image) => image.cloud === setting.cloud.name && image.purpose === purpose)
      .flatMap(({ label }) => label ?? []);
  const forGpus = labelsOf("gpu").find((label) => !labelsOf("cpu").includes(label));
  const forOthers = labelsOf("cpu").find((label) => !labelsOf("gpu").includes(label));

  describe(`Instance on ${setting.cloud.name}`, () => {
    it("takes machines with and without a GPU", () => {
      expect(synthesize(setting, build(setting.gpu)).text).toContain(setting.gpu.image);
      expect(synthesize(setting, build(setting.cpu)).text).toContain(setting.cpu.image);
    });

    it("replaces the machine when its node program changes", () => {
      const { json, text } = synthesize(setting, build({ userData: "#cloud-config\n# version 7\n" }));
      const [, name = ""] = /"replace_triggered_by": \[\s*"terraform_data\.([\w-]+)"/.exec(text) ?? [];
      const { terraform_data: data } = json.resource as { terraform_data: Record<string, { input: string }> };
      const [, local = ""] =
        /^\$\{(?:(?:sha256|base64gzip)\()?local\.([\w-]+)\)?\}$/.exec(data[name]?.input ?? "") ?? [];
      expect((json.locals as Record<string, string>)[local]).toContain("# version 7");
      expect(text).toMatch(new RegExp(`"\\$\\{(base64(encode|gzip)\\()?local\\.${local}\\)?\\}"`));
    });

    it("keeps a script's dollar braces from Terraform", () => {
      const { text } = synthesize(setting, build({ userData: `#!/bin/sh\necho "$\{HOME}" %{http_code}\n` }));
      expect(text).toContain("$${HOME}");
      expect(text).toContain("%%{http_code}");
    });

    it("keeps the address that was asked for, as a literal", () => {
      synthesize(setting, (stack) => {
        const machine = parts.instance(stack, parts.network(stack), { privateIp: "10.64.16.10" });
        expect(machine.privateIp).toBe("10.64.16.10");
      });
    });

    it("attaches a disk that outlives it", () => {
      const volume = (stack: TerraformStack, zone?: string) =>
        new (required(setting.cloud, "BlockVolume"))(stack, "Weights", {
          name: "weights",
          diskGib: 100,
          dataClass: "internal",
          ...(zone === undefined ? {} : { zone }),
        });
      synthesize(setting, (stack) => {
        const weights = volume(stack);
        expect(weights.devicePath).toMatch(/^\/dev\//);
        parts.instance(stack, parts.network(stack), {
          volumes: [weights],
          userData: `#cloud-config\n# ${weights.devicePath}\n`,
        });
      });
      const elsewhere = problemsOf(setting, (stack) => {
        parts.instance(stack, parts.network(stack), { volumes: [volume(stack, setting.otherZone)] });
      });
      expect(elsewhere).toContainEqual(expect.stringContaining("lies in another zone than the machine"));
    });

    it.each([
      [{ offer: "HAL-9000" }, 'offer: is no machine of the catalogue, got "HAL-9000"'],
      [{ image: "windows_95" }, "image: is no image"],
      [{ privateIp: "10.64.0.10" }, 'privateIp: lies outside the "app" tier'],
      [{ privateIp: "not-an-address" }, 'privateIp: lies outside the "app" tier'],
      [{ name: "Front_1" }, "name: has a form that is not accepted"],
      [{ rootDiskGib: 1.5 }, "rootDiskGib: must be a whole number of GiB, got 1.5"],
      [{ userData: "-----BEGIN OPENSSH PRIVATE KEY-----" }, "userData: holds a secret"],
    ] satisfies [Partial<InstanceProps>, string][])("refuses %j", (wrong, message) => {
      expect(problems(wrong)).toEqual([expect.stringContaining(message)]);
    });

    it("never repeats the secret that it refuses", () => {
      const canary = "hf_CANARYcanaryCANARYcanaryCANARYcanary";
      const found = problems({ userData: `token: ${canary}` });
      expect(found).toEqual([expect.stringContaining("holds a secret")]);
      expect(found.join()).not.toContain(canary);
    });

    // Where images have ids that differ by region, or serve both kinds of machines, the catalogue can refuse none.
    it.runIf(forOthers)("refuses an image without a driver for a machine with a GPU", () => {
      const found = problems({ ...setting.gpu, ...(forOthers === undefined ? {} : { image: forOthers }) });
      expect(found).toEqual([expect.stringContaining("which has a GPU")]);
    });

    it.runIf(forGpus)("refuses an image made for a GPU for a machine without one", () => {
      const found = problems({ ...setting.cpu, ...(forGpus === undefined ? {} : { image: forGpus }) });
      expect(found).toEqual([expect.stringContaining("is made for a GPU")]);
    });

    it("refuses a machine that the zone does not have, and names the zones that do", () => {
      const found = problems({ ...setting.gpu, zone: setting.otherZone });
      const refused = found.find((each) => each.includes(`is not offered in the zone ${setting.otherZone}`));
      expect(refused).toContain(setting.placement.zone);
    });
  });
}
