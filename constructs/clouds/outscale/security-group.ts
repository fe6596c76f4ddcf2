import type { Construct } from "constructs";
import { SecurityGroup } from "../../../.gen/outscale/security-group.js";
import { SecurityGroupRule } from "../../../.gen/outscale/security-group-rule.js";
import type { Placement } from "../../capabilities/placement.ts";
import { tagSet } from "./locality.ts";

/** Ports of one protocol; every port where none is named. */
export interface Ports {
  readonly protocol: "tcp" | "udp" | "icmp" | "-1";
  readonly first?: number;
  readonly last?: number;
}

export interface GroupProps {
  readonly placement: Placement;
  readonly netId: string;
  readonly name: string;
  readonly description: string;
}

/** A filter of a Net that keeps state and lets nothing through, in or out, until a rule says so. */
export function closedGroup(scope: Construct, id: string, props: GroupProps): SecurityGroup {
  const { placement, netId, name, description } = props;
  return new SecurityGroup(scope, id, {
    netId,
    securityGroupName: placement.nameOf(name),
    description,
    removeDefaultOutboundRule: true,
    tags: tagSet(placement, name),
  });
}

export interface RuleProps {
  readonly groupId: string;
  readonly flow: "Inbound" | "Outbound";
  readonly ports: Ports;
  /** The other side's IPv4 networks. */
  readonly cidrs: readonly string[];
}

/** One opening. Protocol and networks are always written: left out, they mean all. */
export function openRule(scope: Construct, id: string, { groupId, flow, ports, cidrs }: RuleProps): void {
  const { protocol, first, last } = ports;
  new SecurityGroupRule(scope, id, {
    flow,
    securityGroupId: groupId,
    rules: [
      {
        ipProtocol: protocol,
        ...(first === undefined ? {} : { fromPortRange: first, toPortRange: last ?? first }),
        ipRanges: [...cidrs],
      },
    ],
  });
}
