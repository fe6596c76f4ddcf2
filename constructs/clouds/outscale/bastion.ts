import { Fn, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { PublicIp } from "../../../.gen/outscale/public-ip.js";
import { PublicIpLink } from "../../../.gen/outscale/public-ip-link.js";
import { Vm } from "../../../.gen/outscale/vm.js";
import { findOffer } from "../../../modules/catalogue/offers.ts";
import { bastionNode } from "../../../modules/node/bastion-node.ts";
import type { Placement } from "../../capabilities/placement.ts";
import { templateText } from "../../capabilities/template-text.ts";
import { TerraformData } from "../../capabilities/terraform-data.ts";
import { offerFor } from "../../self-hosted/machine-needs.ts";
import { renderNode } from "../../services/render-node.ts";
import type { Gateway } from "./gateway.ts";
import { addressIn, isIpv4 } from "./ipv4.ts";
import { tagSet } from "./locality.ts";
import { performanceOf } from "./performance.ts";
import { closedGroup, openRule, type Ports } from "./security-group.ts";
import { vmLifecycle } from "./vm-lifecycle.ts";

export interface BastionProps {
  readonly placement: Placement;
  readonly netId: string;
  readonly gateway: Gateway;
  /** Network of the gateway's subnet. */
  readonly cidr: string;
  readonly image: string;
  readonly adminCidrs: readonly string[];
  readonly adminKeys: readonly string[];
  /** Networks that administrators may go on to. */
  readonly reachableCidrs: readonly string[];
}

const ssh = { protocol: "tcp", first: 22 } as const;

/** What administrators reach on machines: SSH, services over TLS, and the port that secrets are handed over to. */
export const bastionPorts = [22, 443, 8022] as const;

/** Packages, names and time; 4460 is where time servers prove who they are. */
const updates: readonly Ports[] = [
  { protocol: "tcp", first: 80 },
  { protocol: "tcp", first: 443 },
  { protocol: "tcp", first: 4460 },
  { protocol: "tcp", first: 53 },
  { protocol: "udp", first: 53 },
  { protocol: "udp", first: 123 },
];

/** The address of the bastion in the network: fixed, so that filters can name it. */
export const bastionAddress = (cidr: string): string => addressIn(cidr, 10);

/** A small machine that passes connections on and does nothing else. The cloud has no bastion of its own. */
export function makeBastion(scope: Construct, props: BastionProps): { readonly publicAddress: string } {
  const { placement, netId, gateway } = props;
  const tags = tagSet(placement, "bastion");
  const group = closedGroup(scope, "BastionGroup", {
    placement,
    netId,
    name: "bastion",
    description: "Administrators enter by SSH and go on by SSH",
  });
  const groupId = group.securityGroupId;
  openRule(scope, "BastionIn", {
    groupId,
    flow: "Inbound",
    ports: ssh,
    cidrs: props.adminCidrs.filter(isIpv4),
  });
  for (const port of bastionPorts) {
    const ports = { protocol: "tcp", first: port } as const;
    openRule(scope, `BastionOut-${port}`, { groupId, flow: "Outbound", ports, cidrs: props.reachableCidrs });
  }
  for (const ports of updates) {
    const id = `BastionUpdates-${ports.protocol}-${ports.first}`;
    openRule(scope, id, { groupId, flow: "Outbound", ports, cidrs: ["0.0.0.0/0"] });
  }
  const rendered = templateText(renderNode(scope, () => program(props)));
  const userData = new TerraformLocal(scope, "BastionUserData", rendered).asString;
  const offer = findOffer(placement.cloud, offerFor(placement, { vcpus: 1, ramGib: 1 }));
  const machineType = offer?.machineType ?? "";
  const version = new TerraformData(scope, "BastionProgram", Fn.sha256(userData));
  const vm = new Vm(scope, "Bastion", {
    imageId: props.image,
    vmType: machineType,
    performance: performanceOf(machineType),
    subnetId: gateway.subnet.subnetId,
    privateIps: [bastionAddress(props.cidr)],
    securityGroupIds: [groupId],
    placementSubregionName: placement.zone,
    placementTenancy: "default",
    deletionProtection: false,
    isSourceDestChecked: true,
    userData: Fn.base64encode(userData),
    tags,
    lifecycle: vmLifecycle("bastion", version),
  });
  const ip = new PublicIp(scope, "BastionIp", { tags });
  new PublicIpLink(scope, "BastionIpLink", {
    publicIpId: ip.publicIpId,
    vmId: vm.vmId,
    dependsOn: [...gateway.ready],
  });
  return { publicAddress: ip.publicIp };
}

/** The same ways on and out as the security group, whose rules a host cannot see. */
const program = ({ placement, adminCidrs, adminKeys, reachableCidrs }: BastionProps) =>
  bastionNode({
    hostname: `${placement.nameOf("bastion")}.internal`,
    adminsFrom: adminCidrs.filter(isIpv4),
    adminKeys,
    machines: { cidrs: reachableCidrs, ports: bastionPorts },
  });
