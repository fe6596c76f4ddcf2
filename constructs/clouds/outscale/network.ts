import type { Construct } from "constructs";
import { Net } from "../../../.gen/outscale/net.js";
import { bastionUser } from "../../../modules/node/bastion-node.ts";
import { UserError } from "../../../modules/problem/problem.ts";
import { machineImage } from "../../capabilities/machine-image.ts";
import { type Bastion, Network, type NetworkProps } from "../../capabilities/network.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import type { Egress, Flow, PrivateNetwork, Tier } from "../../capabilities/tier.ts";
import { Addresses } from "./addresses.ts";
import { bastionAddress, bastionPorts, makeBastion } from "./bastion.ts";
import { Gateway } from "./gateway.ts";
import { checkIpv4, halfOf, publicCidr } from "./ipv4.ts";
import { tagSet } from "./locality.ts";
import { checkBastionProps } from "./network-checks.ts";
import { TierNetwork } from "./tier-network.ts";

/**
 * One Net with a subnet, a route table and a security group per tier. The groups keep state and drop what no flow
 * opens. What meets the internet stands in a subnet of its own, made when something needs it.
 */
export class OutscaleNetwork extends Network {
  readonly resource: Net;
  /** Who has which private address. */
  readonly addresses = new Addresses();
  /** IPv4 network of what meets the internet. */
  readonly publicCidr: string;
  readonly bastion: Bastion | undefined;
  readonly #networks = new Map<Tier, TierNetwork>();
  readonly #opened = new Set<string>();
  #gateway: Gateway | undefined;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id, props);
    this.publicCidr = publicCidr(this.cidr);
    this.resource = new Net(this, "Resource", {
      ipRange: this.cidr,
      tenancy: "default",
      tags: tagSet(this.placement, "network"),
    });
    for (const tier of this.tiers) {
      const made = new TierNetwork(this, tier, {
        placement: this.placement,
        netId: this.resource.netId,
        cidr: this.cidrOf(tier),
        zones: this.zones.map((zone) => ({ zone, cidr: this.cidrIn(tier, zone) })),
      });
      this.#networks.set(tier, made);
    }
    reportProblems(this, () => [...checkIpv4("adminCidrs", props.adminCidrs), ...checkBastionProps(props)]);
    this.bastion = props.adminCidrs.length > 0 ? this.#makeBastion(props) : undefined;
  }

  get egressAddresses(): readonly string[] {
    const address = this.#gateway?.egressAddress;
    return address === undefined ? [] : [address];
  }

  /** The subnet that meets the internet, for load balancers. */
  get gateway(): Gateway {
    this.#gateway ??= new Gateway(this, {
      placement: this.placement,
      netId: this.resource.netId,
      cidr: this.publicCidr,
    });
    return this.#gateway;
  }

  privateNetwork(tier: Tier): PrivateNetwork {
    return { tier, id: this.subnetIn(tier, this.placement.zone), cidr: this.cidrOf(tier) };
  }

  /** The subnet of a tier's machines in a zone; known after apply. */
  subnetIn(tier: Tier, zone: string): string {
    return this.#networks.get(tier)?.subnetIn(zone) ?? "";
  }

  /** Of two zones, each has half of the tier's addresses. */
  override cidrIn(tier: Tier, zone: string): string {
    const cidr = this.cidrOf(tier);
    return this.zones.length < 2 ? cidr : halfOf(cidr, this.zones.indexOf(zone));
  }

  /** The security group of a tier's machines; known after apply. */
  groupId(tier: Tier): string {
    return this.#networks.get(tier)?.groupId ?? "";
  }

  /** Every tier: where no service is managed, machines of the data tier have to be operated as well. */
  bastionSources(tier: Tier): readonly string[] {
    const reachable = this.bastion !== undefined && this.tiers.includes(tier);
    return reachable ? [`${bastionAddress(this.publicCidr)}/32`] : [];
  }

  loadBalancerSources(_tier: Tier): readonly string[] {
    return [this.publicCidr];
  }

  /** Groups keep state: a rule at either end lets the answers back. The same flow is opened once. */
  protected open({ from, to, port, lastPort = port, protocol = "tcp" }: Flow): void {
    const name = `${from}-${to}-${protocol}-${port}-${lastPort}`;
    if (!this.#opens(name)) return;
    const ports = { protocol, first: port, last: lastPort };
    this.#networks.get(from)?.rule(`Out-${name}`, "Outbound", ports, this.cidrOf(to));
    this.#networks.get(to)?.rule(`In-${name}`, "Inbound", ports, this.cidrOf(from));
  }

  protected openEgress({ from }: Egress): void {
    if (this.#opens(`egress-${from}`)) this.#networks.get(from)?.openEgress(this.gateway);
  }

  #opens(name: string): boolean {
    if (this.#opened.has(name)) return false;
    this.#opened.add(name);
    return true;
  }

  #makeBastion({ adminCidrs, adminKeys = [], bastionImage }: NetworkProps): Bastion {
    const { publicAddress } = makeBastion(this, {
      placement: this.placement,
      netId: this.resource.netId,
      gateway: this.gateway,
      cidr: this.publicCidr,
      image: bastionImage ?? machineImage(this, "cpu"),
      adminCidrs,
      adminKeys,
      reachableCidrs: this.tiers.map((tier) => this.cidrOf(tier)),
    });
    for (const [tier, made] of this.#networks) {
      for (const first of bastionPorts) {
        const cidr = `${bastionAddress(this.publicCidr)}/32`;
        made.rule(`In-bastion-${tier}-${first}`, "Inbound", { protocol: "tcp", first }, cidr);
      }
    }
    return { address: publicAddress, port: 22, user: bastionUser };
  }
}

/**
 * The network as one of this cloud.
 * @throws UserError when it belongs to another cloud.
 */
export function outscaleNetwork(network: Network): OutscaleNetwork {
  if (network instanceof OutscaleNetwork) return network;
  throw new UserError({
    where: network.node.path,
    what: "is a network of another cloud",
    allowed: "a network made by the same cloud",
    fix: "create one with this cloud's Network",
  });
}
