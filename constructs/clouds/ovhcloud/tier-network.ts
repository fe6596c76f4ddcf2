import type { Construct } from "constructs";
import { CloudNetworkPrivateVrack } from "../../../.gen/ovh/cloud-network-private-vrack.js";
import { CloudNetworkPrivateVrackSubnet } from "../../../.gen/ovh/cloud-network-private-vrack-subnet.js";
import type { Placement } from "../../capabilities/placement.ts";
import type { Tier } from "../../capabilities/tier.ts";
import { regional, zoned } from "./locality.ts";
import { TierGroup } from "./tier-group.ts";

/** Resolver of the cloud itself: unset, names may be asked of somebody else. */
const resolver = "213.186.33.99";

/** The private network of a tier and the group that its machines wear. */
export interface TierNetwork {
  readonly id: string;
  readonly subnetId: string;
  readonly group: TierGroup;
}

/** Inside the tier everything passes; between tiers nothing, until a flow opens it. */
export function makeTierNetwork(
  scope: Construct,
  tier: Tier,
  placement: Placement,
  cidr: string,
): TierNetwork {
  const common = { ...regional(placement), name: placement.nameOf(tier) };
  const network = new CloudNetworkPrivateVrack(scope, `Tier-${tier}`, common);
  const subnet = new CloudNetworkPrivateVrackSubnet(scope, `Subnet-${tier}`, {
    ...common,
    ...zoned(placement),
    networkId: network.id,
    cidr,
    dhcpEnabled: true,
    dnsNameservers: [resolver],
  });
  const group = new TierGroup(scope, tier, placement);
  const why = "inside the tier, the machines' own firewalls decide";
  for (const direction of ["ingress", "egress"] as const) {
    group.rule({ key: `within-${direction}`, direction, peer: cidr, why });
  }
  return { id: network.id, subnetId: subnet.id, group };
}
