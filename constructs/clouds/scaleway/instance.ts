import { Fn, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { InstancePrivateNic } from "../../../.gen/scaleway/instance-private-nic.js";
import { InstanceSecurityGroup } from "../../../.gen/scaleway/instance-security-group.js";
import { InstanceServer } from "../../../.gen/scaleway/instance-server.js";
import { InstanceVolume } from "../../../.gen/scaleway/instance-volume.js";
import { IpamIp } from "../../../.gen/scaleway/ipam-ip.js";
import { findOffer } from "../../../modules/catalogue/offers.ts";
import { Instance, type InstanceProps } from "../../capabilities/instance.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { templateText } from "../../capabilities/template-text.ts";
import { TerraformData } from "../../capabilities/terraform-data.ts";
import { checkUserDataSize } from "./instance-checks.ts";
import { regional, tagList, zonal } from "./locality.ts";

/**
 * A machine with no public address. Its security group drops all public traffic; it does not see private traffic,
 * which the node's own firewall filters. The machine boots before its private interface is attached: a node program
 * must wait for the network.
 */
export class ScalewayInstance extends Instance {
  readonly resource: InstanceServer;
  readonly address: IpamIp;
  readonly #privateIp: string | undefined;

  constructor(scope: Construct, id: string, props: InstanceProps) {
    super(scope, id, props);
    this.#privateIp = props.privateIp;
    reportProblems(this, () => checkUserDataSize(props.userData));
    const common = { ...zonal(this.placement, this.zone), tags: tagList(this.placement) };
    const name = this.placement.nameOf(props.name);
    const offer = findOffer(this.placement.cloud, props.offer);
    const userData = new TerraformLocal(this, "UserData", templateText(props.userData)).asString;
    const program = new TerraformData(this, "Program", Fn.sha256(userData));
    this.resource = new InstanceServer(this, "Resource", {
      ...common,
      name,
      type: offer?.machineType ?? props.offer,
      image: props.image,
      securityGroupId: this.#closed(name).id,
      enableDynamicIp: false,
      protected: false,
      userData: { "cloud-init": userData },
      rootVolume: {
        volumeType: "sbs_volume",
        sizeInGb: props.rootDiskGib ?? (offer?.gpu === undefined ? 40 : 125),
        sbsIops: offer?.gpu === undefined ? 5000 : 15_000,
        deleteOnTermination: true,
      },
      additionalVolumeIds: [
        ...(props.volumes ?? []).map((volume) => volume.volumeId),
        ...this.#scratch(name, offer?.scratchGb ?? 0),
      ],
      lifecycle: { replaceTriggeredBy: [program.address] },
    });
    const privateNetworkId = this.network.privateNetwork(this.tier).id;
    this.address = new IpamIp(this, "Address", {
      ...regional(this.placement),
      tags: tagList(this.placement),
      ...(props.privateIp === undefined ? {} : { address: props.privateIp }),
      source: [{ privateNetworkId }],
    });
    new InstancePrivateNic(this, "Nic", {
      zone: this.zone,
      tags: tagList(this.placement),
      serverId: this.resource.id,
      privateNetworkId,
      ipamIpIds: [this.address.id],
    });
  }

  get instanceId(): string {
    return this.resource.id;
  }

  get privateIp(): string {
    return this.#privateIp ?? this.address.address;
  }

  #closed(name: string): InstanceSecurityGroup {
    return new InstanceSecurityGroup(this, "SecurityGroup", {
      ...zonal(this.placement, this.zone),
      name,
      tags: tagList(this.placement),
      description: "No public traffic, in or out",
      inboundDefaultPolicy: "drop",
      outboundDefaultPolicy: "drop",
      stateful: true,
      enableDefaultSecurity: true,
    });
  }

  /** The local disk of an offer is not attached unless it is asked for. */
  #scratch(name: string, sizeInGb: number): string[] {
    if (sizeInGb === 0) return [];
    const common = { ...zonal(this.placement, this.zone), tags: tagList(this.placement) };
    return [
      new InstanceVolume(this, "Scratch", { ...common, name: `${name}-scratch`, type: "scratch", sizeInGb })
        .id,
    ];
  }
}
