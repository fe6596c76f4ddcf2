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

/** The subnet of a tier with a route table of its own, and the group that its machines are in. */
export class TierNetwork {
  readonly subnetId: string;
  readonly groupId: string;
  readonly #scope: Construct;
  readonly #tier: Tier;
  readonly #routeTableId: string;

  constructor(scope: Construct, tier: Tier, { placement, netId, cidr }: TierNetworkProps) {
    this.#scope = scope;
    this.#tier = tier;
    const tags = tagSet(placement, tier);
    const subnet = new Subnet(scope, `Tier-${tier}`, {
      netId,
      ipRange: cidr,
      subregionName: placement.zone,
      mapPublicIpOnLaunch: false,
      tags,
    });
    this.subnetId = subnet.subnetId;
    const table = new RouteTable(scope, `Routes-${tier}`, { netId, tags });
    this.#routeTableId = table.routeTableId;
    new RouteTableLink(scope, `RoutesLink-${tier}`, {
      subnetId: subnet.subnetId,
      routeTableId: table.routeTableId,
    });
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

  openEgress(gateway: Gateway): void {
    const { groupId } = this;
    gateway.openEgress(`Egress-${this.#tier}`, this.#routeTableId);
    for (const ports of egress) {
      const id = `Egress-${this.#tier}-${ports.protocol}-${ports.first}`;
      openRule(this.#scope, id, { groupId, flow: "Outbound", ports, cidrs: ["0.0.0.0/0"] });
    }
  }
}
