import type { Construct } from "constructs";
import { RouteTable } from "../../../.gen/outscale/route-table.js";
import { RouteTableLink } from "../../../.gen/outscale/route-table-link.js";
import { Subnet } from "../../../.gen/outscale/subnet.js";
import type { Placement } from "../../capabilities/placement.ts";
import type { Tier } from "../../capabilities/tier.ts";
import type { Gateway } from "./gateway.ts";
import { tagSet } from "./locality.ts";
import { closedGroup, openRule, type Ports } from "./security-group.ts";

export interface TierNetworkProps {
  readonly placement: Placement;
  readonly netId: string;
  readonly cidr: string;
  /** One subnet each, inside `cidr`: a subnet lies in one subregion. */
  readonly zones: readonly { readonly zone: string; readonly cidr: string }[];
}

/** TCP but for the ports of mail, names and time: each machine's own firewall decides where to. */
const egress: readonly Ports[] = [
  { protocol: "tcp", first: 1, last: 24 },
  { protocol: "tcp", first: 26, last: 464 },
  { protocol: "tcp", first: 466, last: 586 },
  { protocol: "tcp", first: 588, last: 65_535 },
  { protocol: "udp", first: 53 },
  { protocol: "udp", first: 123 },
];

/** The subnets of a tier, one in each zone, with a route table of its own, and the group that its machines are in. */
export class TierNetwork {
  readonly groupId: string;
  readonly #scope: Construct;
  readonly #tier: Tier;
  readonly #routeTableId: string;
  readonly #subnets = new Map<string, string>();

  constructor(scope: Construct, tier: Tier, { placement, netId, cidr, zones }: TierNetworkProps) {
    this.#scope = scope;
    this.#tier = tier;
    const tags = tagSet(placement, tier);
    const table = new RouteTable(scope, `Routes-${tier}`, { netId, tags });
    this.#routeTableId = table.routeTableId;
    for (const [index, { zone, cidr: ipRange }] of zones.entries()) {
      const suffix = index === 0 ? tier : `${tier}-${index + 1}`;
      const { subnetId } = new Subnet(scope, `Tier-${suffix}`, {
        netId,
        ipRange,
        subregionName: zone,
        mapPublicIpOnLaunch: false,
        tags,
      });
      new RouteTableLink(scope, `RoutesLink-${suffix}`, { subnetId, routeTableId: table.routeTableId });
      this.#subnets.set(zone, subnetId);
    }
    const group = closedGroup(scope, `Group-${tier}`, {
      placement,
      netId,
      name: tier,
      description: `Machines of the ${tier} tier`,
    });
    this.groupId = group.securityGroupId;
    for (const flow of ["Inbound", "Outbound"] as const) {
      openRule(scope, `Inside-${tier}-${flow}`, {
        groupId: this.groupId,
        flow,
        ports: { protocol: "-1" },
        cidrs: [cidr],
      });
    }
  }

  /** The subnet in a zone; known after apply. */
  subnetIn(zone: string): string {
    return this.#subnets.get(zone) ?? "";
  }

  /** Opens the tier's group to or from one network. */
  rule(id: string, flow: "Inbound" | "Outbound", ports: Ports, cidr: string): void {
    openRule(this.#scope, id, { groupId: this.groupId, flow, ports, cidrs: [cidr] });
  }

  openEgress(gateway: Gateway): void {
    const { groupId } = this;
    gateway.openEgress(`Egress-${this.#tier}`, this.#routeTableId);
    for (const ports of egress) {
      const id = `Egress-${this.#tier}-${ports.protocol}-${ports.first}`;
      openRule(this.#scope, id, { groupId, flow: "Outbound", ports, cidrs: ["0.0.0.0/0"] });
    }
  }
}
