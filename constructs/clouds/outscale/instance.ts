import { Fn, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { Vm } from "../../../.gen/outscale/vm.js";
import { VolumeLink } from "../../../.gen/outscale/volume-link.js";
import { findOffer } from "../../../modules/catalogue/offers.ts";
import { Instance, type InstanceProps } from "../../capabilities/instance.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { templateText } from "../../capabilities/template-text.ts";
import { TerraformData } from "../../capabilities/terraform-data.ts";
import { OutscaleBlockVolume } from "./block-volume.ts";
import { attachedAs } from "./device-name.ts";
import { linkFlexibleGpus } from "./flexible-gpus.ts";
import { checkOutscaleInstance } from "./instance-checks.ts";
import { tagSet } from "./locality.ts";
import { outscaleNetwork } from "./network.ts";
import { performanceOf } from "./performance.ts";
import { vmLifecycle } from "./vm-lifecycle.ts";

/**
 * A machine in its tier's subnet and security group, without a public address. Linking a GPU stops the machine and
 * starts it again, perhaps in the middle of its first boot: a node program has to be one that every boot runs again.
 */
export class OutscaleInstance extends Instance {
  readonly resource: Vm;
  readonly privateIp: string;

  constructor(scope: Construct, id: string, props: InstanceProps) {
    super(scope, id, props);
    reportProblems(this, () => checkOutscaleInstance(props, this.placement));
    const network = outscaleNetwork(props.network);
    const offer = findOffer(this.placement.cloud, props.offer);
    const machineType = offer?.machineType ?? props.offer;
    this.privateIp = network.addresses.claim(this, network.cidrIn(this.tier, this.zone), props.privateIp);
    const userData = new TerraformLocal(this, "UserData", templateText(props.userData)).asString;
    const program = new TerraformData(this, "Program", Fn.sha256(userData));
    const place = new TerraformData(this, "Place", `${this.zone} ${this.privateIp}`);
    this.resource = new Vm(this, "Resource", {
      imageId: props.image,
      vmType: machineType,
      performance: performanceOf(machineType),
      subnetId: network.subnetIn(this.tier, this.zone),
      privateIps: [this.privateIp],
      securityGroupIds: [network.groupId(this.tier)],
      placementSubregionName: this.zone,
      placementTenancy: "default",
      deletionProtection: false,
      isSourceDestChecked: true,
      userData: Fn.base64encode(userData),
      blockDeviceMappings: [
        {
          deviceName: "/dev/sda1",
          bsu: {
            volumeSize: props.rootDiskGib ?? (offer?.gpu === undefined ? 40 : 125),
            volumeType: "gp2",
            deleteOnVmDeletion: true,
          },
        },
      ],
      tags: tagSet(this.placement, props.name),
      lifecycle: vmLifecycle(props.name, program, place),
    });
    const links = this.#attach(props);
    if (offer?.gpu === undefined) return;
    linkFlexibleGpus(this, {
      gpu: offer.gpu,
      vmId: this.resource.vmId,
      zone: this.zone,
      after: links,
    });
  }

  get instanceId(): string {
    return this.resource.vmId;
  }

  #attach({ volumes = [] }: InstanceProps): VolumeLink[] {
    return volumes
      .filter((volume) => volume instanceof OutscaleBlockVolume)
      .map(
        (volume) =>
          new VolumeLink(this, `Volume-${volume.node.id}`, {
            vmId: this.resource.vmId,
            volumeId: volume.volumeId,
            deviceName: attachedAs(volume.deviceLetters),
          }),
      );
  }
}
