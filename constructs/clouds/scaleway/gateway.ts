import type { Construct } from "constructs";
import ipaddr from "ipaddr.js";
import { IamSshKey } from "../../../.gen/scaleway/iam-ssh-key.js";
import { IpamIp } from "../../../.gen/scaleway/ipam-ip.js";
import { VpcGatewayNetwork } from "../../../.gen/scaleway/vpc-gateway-network.js";
import { VpcPublicGateway } from "../../../.gen/scaleway/vpc-public-gateway.js";
import { VpcPublicGatewayIp } from "../../../.gen/scaleway/vpc-public-gateway-ip.js";
import type { Problem } from "../../../modules/problem/problem.ts";
import type { Placement } from "../../capabilities/placement.ts";
import { lastAddress, type PrivateNetwork, type Tier } from "../../capabilities/tier.ts";
import { regional, tagList, zonal } from "./locality.ts";

/** Port of the bastion: the vendor's default. */
export const bastionPort = 61_000;

export interface GatewayProps {
  readonly placement: Placement;
  readonly adminCidrs: readonly string[];
  readonly adminKeys: readonly string[];
}

interface Attachment {
  readonly resource: VpcGatewayNetwork;
  readonly addressId: string;
}

/**
 * The public gateway of a network: way out, and bastion when there are admin networks. Its address in a tier is fixed,
 * so that a host firewall can name it. Machines let administrators in by the keys of the project.
 */
export class Gateway {
  readonly address: string;
  readonly #scope: Construct;
  readonly #placement: Placement;
  readonly #gatewayId: string;
  readonly #attachments = new Map<Tier, Attachment>();

  constructor(scope: Construct, { placement, adminCidrs, adminKeys }: GatewayProps) {
    this.#scope = scope;
    this.#placement = placement;
    const common = { ...zonal(placement), tags: tagList(placement) };
    const ip = new VpcPublicGatewayIp(scope, "GatewayIp", common);
    const allowedIpRanges = adminCidrs.filter(isIpv4);
    const bastionEnabled = allowedIpRanges.length > 0;
    const keys = bastionEnabled ? adminKeys.map((key, index) => this.#adminKey(key, index)) : [];
    const gateway = new VpcPublicGateway(scope, "Gateway", {
      ...common,
      name: placement.nameOf("gateway"),
      type: "VPC-GW-S",
      ipId: ip.id,
      enableSmtp: false,
      bastionEnabled,
      ...(bastionEnabled ? { bastionPort, allowedIpRanges } : {}),
      ...(keys.length > 0 ? { refreshSshKeys: keys.map((key) => key.id).join(" ") } : {}),
    });
    this.address = ip.address;
    this.#gatewayId = gateway.id;
  }

  has(tier: Tier): boolean {
    return this.#attachments.has(tier);
  }

  /** Joins a tier; `isEgress` decides whether its machines get a way out. A way out is never taken back. */
  attach({ tier, id: privateNetworkId, cidr }: PrivateNetwork, isEgress: boolean): void {
    const attached = this.#attachments.get(tier);
    if (attached !== undefined) {
      if (isEgress) openEgress(attached);
      return;
    }
    const address = new IpamIp(this.#scope, `GatewayAddress-${tier}`, {
      ...regional(this.#placement),
      tags: tagList(this.#placement),
      address: lastAddress(cidr),
      source: [{ privateNetworkId }],
    });
    const resource = new VpcGatewayNetwork(this.#scope, `Gateway-${tier}`, {
      zone: this.#placement.zone,
      gatewayId: this.#gatewayId,
      privateNetworkId,
      enableMasquerade: isEgress,
      ipamConfig: [{ ipamIpId: address.id, pushDefaultRoute: isEgress }],
    });
    this.#attachments.set(tier, { resource, addressId: address.id });
  }

  /** The comment of a key may name a person, and would lie in the state: it is cut off. */
  #adminKey(key: string, index: number): IamSshKey {
    return new IamSshKey(this.#scope, `AdminKey-${index + 1}`, {
      name: this.#placement.nameOf(`admin-${index + 1}`),
      publicKey: key.split(/\s+/).slice(0, 2).join(" "),
      projectId: this.#placement.project,
      disabled: false,
    });
  }
}

/** The gateway speaks IPv4 alone; with no usable range left, its bastion would be open to the world. */
export function checkBastion(adminCidrs: readonly string[]): Problem[] {
  if (adminCidrs.length === 0 || !adminCidrs.every((cidr) => ipaddr.IPv6.isValidCIDR(cidr))) return [];
  const what = "holds no IPv4 network, and the bastion has no IPv6";
  return [
    { where: "adminCidrs", what, got: adminCidrs.join(", "), fix: "add the IPv4 networks of administrators" },
  ];
}

const isIpv4 = (cidr: string): boolean => ipaddr.IPv4.isValidCIDR(cidr);

function openEgress({ resource, addressId }: Attachment): void {
  resource.enableMasquerade = true;
  resource.putIpamConfig([{ ipamIpId: addressId, pushDefaultRoute: true }]);
}
