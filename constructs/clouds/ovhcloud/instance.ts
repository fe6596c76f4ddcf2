import { Fn, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { ComputeInstanceV2 } from "../../../.gen/openstack/compute-instance-v2.js";
import { ComputeVolumeAttachV2 } from "../../../.gen/openstack/compute-volume-attach-v2.js";
import { NetworkingPortV2 } from "../../../.gen/openstack/networking-port-v2.js";
import { findOffer } from "../../../modules/catalogue/offers.ts";
import { Instance, type InstanceProps } from "../../capabilities/instance.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { templateText } from "../../capabilities/template-text.ts";
import { TerraformData } from "../../capabilities/terraform-data.ts";
import { checkRootDisk, checkUserDataSize } from "./instance-checks.ts";
import { tagList, zoned } from "./locality.ts";
import { ovhcloudNetwork } from "./network.ts";
import { checkZone } from "./placement-checks.ts";

/**
 * A machine with one port, in its tier and under the tier's security group. Its root disk is the flavour's local one,
 * which the cloud does not encrypt: what has to be kept lies on volumes. Shelved for the night is no drift.
 */
export class OvhcloudInstance extends Instance {
  readonly resource: ComputeInstanceV2;
  readonly nic: NetworkingPortV2;
  readonly #privateIp: string | undefined;

  constructor(scope: Construct, id: string, props: InstanceProps) {
    super(scope, id, props);
    this.#privateIp = props.privateIp;
    const { cloud, region } = this.placement;
    const offer = findOffer(cloud, props.offer);
    reportProblems(this, () => [
      ...checkZone(cloud, region, this.zone),
      ...checkUserDataSize(this, props.userData),
      ...checkRootDisk(props.rootDiskGib, offer),
    ]);
    const network = ovhcloudNetwork(props.network);
    const common = { region, name: this.placement.nameOf(props.name), tags: tagList(this.placement) };
    const text = new TerraformLocal(this, "UserData", templateText(props.userData)).asString;
    // Packed, because a front machine's program is longer than what the service takes.
    const userData = Fn.base64gzip(text);
    // The machine's own plan and state hold a hash of it: here an audit can read what the machine runs.
    const program = new TerraformData(this, "Program", userData);
    this.nic = new NetworkingPortV2(this, "Nic", {
      ...common,
      networkId: network.privateNetwork(this.tier).id,
      fixedIp: [
        {
          subnetId: network.subnetId(this.tier),
          ...(props.privateIp === undefined ? {} : { ipAddress: props.privateIp }),
        },
      ],
      adminStateUp: true,
      portSecurityEnabled: true,
      securityGroupIds: [network.groupId(this.tier)],
    });
    this.resource = new ComputeInstanceV2(this, "Resource", {
      ...common,
      ...zoned(this.placement, this.zone),
      flavorName: offer?.machineType ?? props.offer,
      imageName: props.image,
      // Under a group that lets nothing out, the metadata service is out of reach.
      configDrive: true,
      network: [{ port: this.nic.id }],
      userData,
      lifecycle: { replaceTriggeredBy: [program.address], ignoreChanges: ["power_state"] },
    });
    for (const [index, volume] of (props.volumes ?? []).entries()) {
      new ComputeVolumeAttachV2(this, `Volume-${index + 1}`, {
        region,
        instanceId: this.resource.id,
        volumeId: volume.volumeId,
      });
    }
  }

  get instanceId(): string {
    return this.resource.id;
  }

  get privateIp(): string {
    return this.#privateIp ?? Fn.element(this.nic.allFixedIps, 0);
  }
}
