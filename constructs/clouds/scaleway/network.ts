import type { Construct } from "constructs";
import { Vpc } from "../../../.gen/scaleway/vpc.js";
import { VpcAcl } from "../../../.gen/scaleway/vpc-acl.js";
import { VpcPrivateNetwork } from "../../../.gen/scaleway/vpc-private-network.js";
import { type Bastion, Network, type NetworkProps } from "../../capabilities/network.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import {
  type Egress,
  type Flow,
  lastAddress,
  type PrivateNetwork,
  type Tier,
} from "../../capabilities/tier.ts";
import { bastionPort, checkBastion, Gateway } from "./gateway.ts";
import { regional, tagList } from "./locality.ts";
import { checkFlowCount, rulesOf } from "./network-rules.ts";

/**
 * One VPC with a private network per tier. The VPC's lists of rules, one per IP version, drop what no flow opens; the
 * public gateway, made when something needs it, hides machines on the way out and holds the bastion.
 */
export class ScalewayNetwork extends Network {
  readonly resource: Vpc;
  readonly #networks = new Map<Tier, VpcPrivateNetwork>();
  readonly #acl: VpcAcl;
  readonly #props: NetworkProps;
  readonly #flows: Flow[] = [];
  #gateway: Gateway | undefined;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id, props);
    this.#props = props;
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
    reportProblems(this, () => [...checkFlowCount(this.#flows), ...checkBastion(props.adminCidrs)]);
    this.#acl = this.#denyByDefault("Acl-v4", false);
    this.#denyByDefault("Acl-v6", true);
    if (this.#hasBastion) {
      for (const tier of this.tiers.filter((each) => each !== "data")) this.#attachGateway(tier, false);
    }
  }

  get bastion(): Bastion | undefined {
    if (!this.#hasBastion) return undefined;
    return { address: this.#openGateway().address, port: bastionPort, user: "bastion" };
  }

  get egressAddresses(): readonly string[] {
    return this.#gateway === undefined ? [] : [this.#gateway.address];
  }

  privateNetwork(tier: Tier): PrivateNetwork {
    return { tier, id: this.#networks.get(tier)?.id ?? "", cidr: this.cidrOf(tier) };
  }

  bastionSources(tier: Tier): readonly string[] {
    const reachable = this.#hasBastion && this.#gateway?.has(tier) === true;
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
    this.#attachGateway(egress.from, true);
  }

  get #hasBastion(): boolean {
    return this.#props.adminCidrs.length > 0;
  }

  #denyByDefault(id: string, isIpv6: boolean): VpcAcl {
    const { region } = this.placement;
    return new VpcAcl(this, id, { region, vpcId: this.resource.id, isIpv6, defaultPolicy: "drop" });
  }

  #attachGateway(tier: Tier, isEgress: boolean): void {
    this.#openGateway().attach(this.privateNetwork(tier), isEgress);
  }

  #openGateway(): Gateway {
    const { adminCidrs, adminKeys = [] } = this.#props;
    this.#gateway ??= new Gateway(this, { placement: this.placement, adminCidrs, adminKeys });
    return this.#gateway;
  }
}
