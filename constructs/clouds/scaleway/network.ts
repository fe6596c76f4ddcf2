import type { Construct } from "constructs";
import { IpamIp } from "../../../.gen/scaleway/ipam-ip.js";
import { Vpc } from "../../../.gen/scaleway/vpc.js";
import { VpcAcl } from "../../../.gen/scaleway/vpc-acl.js";
import { VpcGatewayNetwork } from "../../../.gen/scaleway/vpc-gateway-network.js";
import { VpcPrivateNetwork } from "../../../.gen/scaleway/vpc-private-network.js";
import { VpcPublicGateway } from "../../../.gen/scaleway/vpc-public-gateway.js";
import { VpcPublicGatewayIp } from "../../../.gen/scaleway/vpc-public-gateway-ip.js";
import { type Bastion, Network, type NetworkProps } from "../../capabilities/network.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import {
  type Egress,
  type Flow,
  lastAddress,
  type PrivateNetwork,
  type Tier,
} from "../../capabilities/tier.ts";
import { regional, tagList, zonal } from "./locality.ts";
import { checkFlowCount, rulesOf } from "./network-rules.ts";

/** Port of the gateway's bastion: the vendor's default. */
const bastionPort = 61_000;

/**
 * One VPC with a private network per tier. The VPC's lists of rules, one per IP version, drop what no flow opens; the
 * public gateway hides machines on the way out and holds the bastion.
 */
export class ScalewayNetwork extends Network {
  readonly resource: Vpc;
  readonly #networks = new Map<Tier, VpcPrivateNetwork>();
  readonly #gatewayNetworks = new Map<
    Tier,
    { readonly resource: VpcGatewayNetwork; readonly addressId: string }
  >();
  readonly #acl: VpcAcl;
  readonly #adminCidrs: readonly string[];
  readonly #flows: Flow[] = [];
  #gateway: { readonly resource: VpcPublicGateway; readonly ip: VpcPublicGatewayIp } | undefined;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id, props);
    this.#adminCidrs = props.adminCidrs;
    const common = { ...regional(this.placement), tags: tagList(this.placement) };
    this.resource = new Vpc(this, "Resource", {
      ...common,
      name: this.placement.nameOf("network"),
      enableRouting: true,
    });
    for (const tier of this.tiers) {
      const network = new VpcPrivateNetwork(this, `Tier-${tier}`, {
        ...common,
        name: this.placement.nameOf(tier),
        vpcId: this.resource.id,
        ipv4Subnet: { subnet: this.cidrOf(tier) },
        enableDefaultRoutePropagation: false,
      });
      this.#networks.set(tier, network);
    }
    reportProblems(this, () => checkFlowCount(this.#flows));
    this.#acl = this.#denyByDefault("Acl-v4", false);
    this.#denyByDefault("Acl-v6", true);
    if (props.adminCidrs.length > 0) {
      for (const tier of this.tiers.filter((each) => each !== "data")) this.#attachGateway(tier, false);
    }
  }

  get bastion(): Bastion | undefined {
    if (this.#adminCidrs.length === 0) return undefined;
    return { address: this.#openGateway().ip.address, port: bastionPort, user: "bastion" };
  }

  get egressAddresses(): readonly string[] {
    return this.#gateway === undefined ? [] : [this.#gateway.ip.address];
  }

  privateNetwork(tier: Tier): PrivateNetwork {
    return { tier, id: this.#networks.get(tier)?.id ?? "", cidr: this.cidrOf(tier) };
  }

  bastionSources(tier: Tier): readonly string[] {
    const reachable = this.#adminCidrs.length > 0 && this.#gatewayNetworks.has(tier);
    return reachable ? [`${lastAddress(this.cidrOf(tier))}/32`] : [];
  }

  /** The load balancer joins the private network of its targets, with an address that the cloud picks. */
  loadBalancerSources(tier: Tier): readonly string[] {
    return [this.cidrOf(tier)];
  }

  protected open(flow: Flow): void {
    this.#flows.push(flow);
    this.#acl.putRules(rulesOf(this.#flows, (tier) => this.cidrOf(tier)));
  }

  protected openEgress(egress: Egress): void {
    const attached = this.#gatewayNetworks.get(egress.from);
    if (attached === undefined) {
      this.#attachGateway(egress.from, true);
      return;
    }
    attached.resource.enableMasquerade = true;
    attached.resource.putIpamConfig([{ ipamIpId: attached.addressId, pushDefaultRoute: true }]);
  }

  #denyByDefault(id: string, isIpv6: boolean): VpcAcl {
    const { region } = this.placement;
    return new VpcAcl(this, id, { region, vpcId: this.resource.id, isIpv6, defaultPolicy: "drop" });
  }

  /** The gateway's address in a tier is fixed, so that a host firewall can name it. */
  #attachGateway(tier: Tier, isEgress: boolean): void {
    const privateNetworkId = this.privateNetwork(tier).id;
    const address = new IpamIp(this, `GatewayAddress-${tier}`, {
      ...regional(this.placement),
      tags: tagList(this.placement),
      address: lastAddress(this.cidrOf(tier)),
      source: [{ privateNetworkId }],
    });
    const resource = new VpcGatewayNetwork(this, `Gateway-${tier}`, {
      zone: this.placement.zone,
      gatewayId: this.#openGateway().resource.id,
      privateNetworkId,
      enableMasquerade: isEgress,
      ipamConfig: [{ ipamIpId: address.id, pushDefaultRoute: isEgress }],
    });
    this.#gatewayNetworks.set(tier, { resource, addressId: address.id });
  }

  #openGateway() {
    if (this.#gateway !== undefined) return this.#gateway;
    const common = { ...zonal(this.placement), tags: tagList(this.placement) };
    const ip = new VpcPublicGatewayIp(this, "GatewayIp", common);
    const hasBastion = this.#adminCidrs.length > 0;
    const resource = new VpcPublicGateway(this, "Gateway", {
      ...common,
      name: this.placement.nameOf("gateway"),
      type: "VPC-GW-S",
      ipId: ip.id,
      enableSmtp: false,
      bastionEnabled: hasBastion,
      ...(hasBastion ? { bastionPort, allowedIpRanges: [...this.#adminCidrs] } : {}),
    });
    this.#gateway = { resource, ip };
    return this.#gateway;
  }
}
