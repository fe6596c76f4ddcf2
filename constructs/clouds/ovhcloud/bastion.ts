import { Construct } from "constructs";
import ipaddr from "ipaddr.js";
import { ComputeInstanceV2 } from "../../../.gen/openstack/compute-instance-v2.js";
import { NetworkingFloatingipV2 } from "../../../.gen/openstack/networking-floatingip-v2.js";
import { NetworkingPortV2 } from "../../../.gen/openstack/networking-port-v2.js";
import { hourlyPriceEur, offers } from "../../../modules/catalogue/offers.ts";
import { bastionNode } from "../../../modules/node/bastion-node.ts";
import type { Problem } from "../../../modules/problem/problem.ts";
import { machineImage } from "../../capabilities/machine-image.ts";
import type { Network } from "../../capabilities/network.ts";
import type { Placement } from "../../capabilities/placement.ts";
import { lastAddress, type Tier } from "../../capabilities/tier.ts";
import { renderNode } from "../../services/render-node.ts";
import { tagList, zoned } from "./locality.ts";
import type { OvhcloudNetwork } from "./network.ts";
import { TierGroup } from "./tier-group.ts";

/** The network that public addresses come from, on every region of the cloud. */
export const publicNetwork = "Ext-Net";

/** The tier that the bastion stands in. */
export const bastionTier = ({ tiers }: Pick<Network, "tiers">): Tier =>
  tiers.includes("admin") ? "admin" : (tiers[0] ?? "edge");

/** The bastion's fixed address, so that host firewalls can name it. */
export const bastionAddress = (network: Network): string => lastAddress(network.cidrOf(bastionTier(network)));

export interface BastionProps {
  readonly network: OvhcloudNetwork;
  readonly adminCidrs: readonly string[];
  readonly adminKeys: readonly string[];
  /** @default - the catalogue's */
  readonly image?: string;
}

/**
 * A small machine with a public address that passes SSH on and gives nobody a shell: the cloud has no managed bastion.
 * What leaves it goes to the network's own machines, and for its updates to the internet.
 */
export class OvhcloudBastion extends Construct {
  readonly resource: ComputeInstanceV2;
  readonly address: string;

  constructor(scope: Construct, id: string, props: BastionProps) {
    super(scope, id);
    const { network, adminCidrs } = props;
    const { placement } = network;
    const { region } = placement;
    const name = placement.nameOf("bastion");
    const tags = tagList(placement);
    const port = new NetworkingPortV2(this, "Port", {
      region,
      name,
      tags,
      networkId: network.privateNetwork(bastionTier(network)).id,
      fixedIp: [{ subnetId: network.subnetId(bastionTier(network)), ipAddress: bastionAddress(network) }],
      adminStateUp: true,
      portSecurityEnabled: true,
      securityGroupIds: [closed(this, network, adminCidrs)],
    });
    this.resource = new ComputeInstanceV2(this, "Resource", {
      region,
      ...zoned(placement),
      name,
      tags,
      flavorName: cheapestOffer(placement),
      imageName: props.image ?? machineImage(this, "cpu"),
      configDrive: true,
      network: [{ port: port.id }],
      userData: renderNode(this, () => program(props)),
    });
    const floating = new NetworkingFloatingipV2(this, "Address", {
      region,
      pool: publicNetwork,
      portId: port.id,
      description: name,
      tags,
      dependsOn: [network.resource],
    });
    this.address = floating.address;
  }
}

/** Packages, names and time; 4460 is where time servers prove who they are. */
const updates = [
  ["tcp", 80],
  ["tcp", 443],
  ["tcp", 4460],
  ["tcp", 53],
  ["udp", 53],
  ["udp", 123],
] as const;

/** SSH from administrators, and on to the network's machines. */
function closed(scope: Construct, network: OvhcloudNetwork, adminCidrs: readonly string[]): string {
  const group = new TierGroup(scope, "bastion", network.placement);
  for (const peer of adminCidrs.filter(isIpv4)) {
    const key = `from-${peer}`;
    group.rule({ key, direction: "ingress", protocol: "tcp", port: 22, peer, why: "administrators" });
  }
  const peer = network.cidr;
  const why = "administrators, on to the machines";
  const machines = { direction: "egress", protocol: "tcp", port: 1, lastPort: 65_535 } as const;
  group.rule({ ...machines, key: "to-machines", peer, why });
  for (const [protocol, port] of updates) {
    const key = `updates-${protocol}-${port}`;
    group.rule({ key, direction: "egress", protocol, port, peer: "0.0.0.0/0", why: "its own updates" });
  }
  return group.id;
}

/** The machines' own firewalls decide which of their ports answer. */
const program = ({ network, adminCidrs, adminKeys }: BastionProps) =>
  bastionNode({
    hostname: `${network.placement.nameOf("bastion")}.internal`,
    adminsFrom: adminCidrs.filter(isIpv4),
    adminKeys,
    machines: { cidrs: [network.cidr], ports: [[1, 65_535]] },
  });

function cheapestOffer({ cloud, zone }: Placement): string {
  const price = (offer: (typeof offers)[number]) => hourlyPriceEur(offer, zone) ?? Number.POSITIVE_INFINITY;
  const small = offers.filter((offer) => offer.cloud === cloud && offer.gpu === undefined);
  return (
    small.filter(({ zones }) => zones.includes(zone)).sort((a, b) => price(a) - price(b))[0]?.machineType ??
    ""
  );
}

/** Public addresses are IPv4 alone; with no usable network left, nobody would get in. */
export function checkBastion(adminCidrs: readonly string[]): Problem[] {
  if (adminCidrs.length === 0 || adminCidrs.some((cidr) => !ipaddr.IPv6.isValidCIDR(cidr))) return [];
  const what = "holds no IPv4 network, and the bastion has no IPv6";
  return [
    { where: "adminCidrs", what, got: adminCidrs.join(", "), fix: "add the IPv4 networks of administrators" },
  ];
}

const isIpv4 = (cidr: string): boolean => ipaddr.IPv4.isValidCIDR(cidr);
