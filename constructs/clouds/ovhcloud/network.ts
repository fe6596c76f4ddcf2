import type { Construct } from "constructs";
import { CloudGateway } from "../../../.gen/ovh/cloud-gateway.js";
import { UserError } from "../../../modules/problem/problem.ts";
import { type Bastion, Network, type NetworkProps } from "../../capabilities/network.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import type { Egress, Flow, PrivateNetwork, Tier } from "../../capabilities/tier.ts";
import { bastionAddress, bastionTier, checkBastion, OvhcloudBastion } from "./bastion.ts";
import { regional, zoned } from "./locality.ts";
import { makeTierNetwork, type TierNetwork } from "./tier-network.ts";

/**
 * A private network per tier, joined by one gateway, which routes everything: what may pass is decided by the security
 * group of each machine's tier, which lets nothing in or out until a flow opens it.
 */
export class OvhcloudNetwork extends Network {
  readonly resource: CloudGateway;
  readonly bastion: Bastion | undefined;
  readonly adminCidrs: readonly string[];
  readonly #networks = new Map<Tier, TierNetwork>();
  readonly #flows: Flow[] = [];
  #hasEgress = false;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id, props);
    this.adminCidrs = props.adminCidrs;
    reportProblems(this, () => checkBastion(props.adminCidrs));
    for (const tier of this.tiers) {
      this.#networks.set(tier, makeTierNetwork(this, tier, this.placement, this.cidrOf(tier)));
    }
    this.resource = new CloudGateway(this, "Resource", {
      ...regional(this.placement),
      ...zoned(this.placement),
      name: this.placement.nameOf("gateway"),
      subnetIds: this.tiers.map((tier) => this.subnetId(tier)),
      externalGateway: { enabled: false, model: "S" },
    });
    this.bastion = this.#hasBastion ? this.#openBastion(props) : undefined;
  }

  get egressAddresses(): readonly string[] {
    return this.#hasEgress ? [this.resource.currentState.externalIp] : [];
  }

  privateNetwork(tier: Tier): PrivateNetwork {
    return { tier, id: this.#networks.get(tier)?.id ?? "", cidr: this.cidrOf(tier) };
  }

  subnetId(tier: Tier): string {
    return this.#networks.get(tier)?.subnetId ?? "";
  }

  /** The security group that machines of the tier wear. */
  groupId(tier: Tier): string {
    return this.#networks.get(tier)?.group.id ?? "";
  }

  bastionSources(tier: Tier): readonly string[] {
    return this.#hasBastion && tier !== "data" ? [`${bastionAddress(this)}/32`] : [];
  }

  /** The load balancer's own machines stand in the tier that it serves. */
  loadBalancerSources(tier: Tier): readonly string[] {
    return [this.cidrOf(tier)];
  }

  /** IPv4 networks that flows let into a tier: what a managed service without a security group has to be told. */
  sourcesOf(tier: Tier): readonly string[] {
    const from = new Set(this.#flows.filter((flow) => flow.to === tier).map((flow) => flow.from));
    return [...from].map((each) => this.cidrOf(each));
  }

  /** Public addresses of machines and load balancers need the gateway to have one too. */
  openToInternet(): void {
    this.resource.putExternalGateway({ enabled: true, model: "S" });
  }

  protected open(flow: Flow): void {
    this.#flows.push(flow);
    const { from, to, port, lastPort = port, protocol = "tcp", justification: why } = flow;
    const ports = { protocol, port, lastPort, why };
    const what = `${protocol}-${port}-${lastPort}`;
    const [source, target] = [this.cidrOf(from), this.cidrOf(to)];
    this.#networks
      .get(from)
      ?.group.rule({ ...ports, key: `to-${to}-${what}`, direction: "egress", peer: target });
    this.#networks
      .get(to)
      ?.group.rule({ ...ports, key: `from-${from}-${what}`, direction: "ingress", peer: source });
  }

  protected openEgress({ from, ports, justification: why }: Egress): void {
    this.#hasEgress = true;
    this.openToInternet();
    const rule = { direction: "egress", peer: "0.0.0.0/0", why } as const;
    for (const port of ports ?? [undefined]) {
      const key = port === undefined ? "to-internet" : `to-internet-${port.protocol}-${port.port}`;
      this.#networks.get(from)?.group.rule({ ...rule, ...port, key });
    }
  }

  get #hasBastion(): boolean {
    return this.adminCidrs.length > 0;
  }

  #openBastion({ adminCidrs, adminKeys = [], bastionImage }: NetworkProps): Bastion {
    this.openToInternet();
    const bastion = new OvhcloudBastion(this, "Bastion", {
      network: this,
      adminCidrs,
      adminKeys,
      ...(bastionImage === undefined ? {} : { image: bastionImage }),
    });
    const peer = `${bastionAddress(this)}/32`;
    const rule = { direction: "ingress", protocol: "tcp", port: 1, lastPort: 65_535 } as const;
    for (const tier of this.tiers.filter((each) => each !== "data" && each !== bastionTier(this))) {
      this.#networks
        .get(tier)
        ?.group.rule({ ...rule, key: "from-bastion", peer, why: "administrators, from the bastion" });
    }
    return { address: bastion.address, port: 22, user: "bastion" };
  }
}

/**
 * The network as one of this cloud.
 * @throws UserError when it belongs to another cloud.
 */
export function ovhcloudNetwork(network: Network): OvhcloudNetwork {
  if (network instanceof OvhcloudNetwork) return network;
  throw new UserError({
    where: network.node.path,
    what: "is a network of another cloud",
    allowed: "a network made by the same cloud",
    fix: "create one with this cloud's Network",
  });
}
