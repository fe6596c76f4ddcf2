import type { VpcAclRules } from "../../../.gen/scaleway/vpc-acl.js";
import type { Problem } from "../../../modules/problem/problem.ts";
import { checkWholeNumber } from "../../capabilities/checks.ts";
import type { Flow, Tier } from "../../capabilities/tier.ts";

/** A VPC takes 255 rules per IP version, and a flow needs two. */
const maxFlows = 127;

/** Whether the flows fit into the VPC's list. */
export const checkFlowCount = (flows: readonly Flow[]): Problem[] =>
  checkWholeNumber("allow", flows.length, { least: 0, most: maxFlows, unit: "flows" });

/**
 * The list is stateless: each flow gets a rule for its way and one for the answers. Port 0 to 0 means any port; it is
 * written, because an unset port would come back from the API as a difference.
 */
export function rulesOf(flows: readonly Flow[], cidrOf: (tier: Tier) => string): VpcAclRules[] {
  return flows.flatMap(({ from, to, port, lastPort = port, protocol = "tcp", justification }) => {
    const common = { protocol: protocol.toUpperCase(), action: "accept" };
    const there = {
      ...common,
      source: cidrOf(from),
      srcPortLow: 0,
      srcPortHigh: 0,
      destination: cidrOf(to),
      dstPortLow: port,
      dstPortHigh: lastPort,
      description: justification,
    };
    const back = {
      ...common,
      source: cidrOf(to),
      srcPortLow: port,
      srcPortHigh: lastPort,
      destination: cidrOf(from),
      dstPortLow: 0,
      dstPortHigh: 0,
      description: `answers: ${justification}`,
    };
    return [there, back];
  });
}
