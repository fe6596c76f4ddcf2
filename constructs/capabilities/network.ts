import type { Construct } from "constructs";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkPort } from "./checks.ts";
import { checkNetworkCidr, checkNetworkProps, usualCidr } from "./network-checks.ts";
import { reportProblem, reportProblems } from "./problems.ts";
import {
  checkFlow,
  checkJustification,
  checkTier,
  type Egress,
  type Flow,
  type PrivateNetwork,
  type Tier,
  tierCidr,
  tiers,
} from "./tier.ts";

export interface NetworkProps extends CapabilityProps {
  /** Private IPv4 network, /16 to /20; each tier gets a sixteenth of it. @default "10.64.0.0/16" */
  readonly cidr?: string;
  /** One private network each. @default - all four */
  readonly tiers?: readonly Tier[];
  /** Zones that machines stand in, up to two. @default - the placement's */
  readonly zones?: readonly string[];
  /** Networks from which the bastion can be reached. Empty: no bastion. */
  readonly adminCidrs: readonly string[];
  /** Public SSH keys that the bastion lets in, one line each; comments are not kept. @default - none */
  readonly adminKeys?: readonly string[];
  /** Image of the bastion where it is a machine. @default - the catalogue's, else the one that the settings name */
  readonly bastionImage?: string;
}

/** Where administrators enter. */
export interface Bastion {
  /** Public address; known after apply. */
  readonly address: string;
  readonly port: number;
  readonly user: string;
}

/**
 * Private networks, one per tier. Nothing passes between tiers, in IPv4 or IPv6, and nothing leaves for the internet
 * until `allow` or `allowEgress` says so. Traffic inside a tier is the host firewall's matter on every cloud.
 */
export abstract class Network extends Capability {
  readonly cidr: string;
  readonly tiers: readonly Tier[];
  /** Zones that machines may stand in; the placement's is the first. */
  readonly zones: readonly string[];
  /** Absent when there are no admin networks. */
  abstract readonly bastion: Bastion | undefined;
  /** Public addresses that egress comes from; empty while nothing leaves. Known after apply. */
  abstract readonly egressAddresses: readonly string[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id, props, (placement) => checkNetworkProps(props, placement));
    const { cidr = usualCidr } = props;
    // A wrong network is reported; the usual one stands in for it, so that the rest is checked as well.
    this.cidr = checkNetworkCidr(cidr).length > 0 ? usualCidr : cidr;
    this.tiers = tiers.filter((tier) => (props.tiers ?? tiers).includes(tier));
    this.zones = [...new Set([this.placement.zone, ...(props.zones ?? [])])];
  }

  /** The private network of a tier that the network was made with. */
  abstract privateNetwork(tier: Tier): PrivateNetwork;

  /** IPv4 networks or addresses from which the bastion reaches a tier: what a host firewall lets in to SSH. */
  abstract bastionSources(tier: Tier): readonly string[];

  /** IPv4 networks from which a load balancer reaches machines of a tier. */
  abstract loadBalancerSources(tier: Tier): readonly string[];

  /** Opens one flow, and its way back where the cloud's filter keeps no state. */
  allow(flow: Flow): void {
    const problems = checkFlow(flow, this.tiers);
    reportProblems(this, () => problems);
    if (problems.length === 0) this.open(flow);
  }

  /** Lets a tier reach the internet. Where to is decided by each machine's own firewall. */
  allowEgress(egress: Egress): void {
    const problems = [
      ...checkTier("egress.from", egress.from, this.tiers),
      ...(egress.ports ?? []).flatMap(({ port }) => checkPort("egress.ports", port)),
      ...checkJustification(egress),
    ];
    reportProblems(this, () => problems);
    if (problems.length === 0) this.openEgress(egress);
  }

  /** IPv4 network of a tier, known at synth. */
  cidrOf(tier: Tier): string {
    for (const problem of checkTier("tiers", tier, this.tiers)) reportProblem(this, problem);
    return tierCidr(this.cidr, tier);
  }

  /** IPv4 network of a tier's machines in one zone; the whole tier's where the cloud's networks span zones. */
  cidrIn(tier: Tier, _zone: string): string {
    return this.cidrOf(tier);
  }

  protected abstract open(flow: Flow): void;
  protected abstract openEgress(egress: Egress): void;
}
