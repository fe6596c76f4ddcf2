import ipaddr from "ipaddr.js";
import type { Problem } from "../../modules/problem/problem.ts";

/** Whether the private network keeps clear of networks that a managed cluster uses inside. */
export function checkReservedNetworks(cidr: string, reserved: readonly string[]): Problem[] {
  return reserved
    .filter((each) => overlap(cidr, each))
    .map((each) => ({
      where: "network",
      what: `overlaps ${each}, which the cluster uses inside, so nodes could not tell the two apart`,
      got: cidr,
      fix: "give the network another `cidr`, such as 10.64.0.0/16",
    }));
}

function overlap(one: string, other: string): boolean {
  const [first, firstPrefix] = ipaddr.IPv4.parseCIDR(one);
  const [second, secondPrefix] = ipaddr.IPv4.parseCIDR(other);
  return first.match(second, Math.min(firstPrefix, secondPrefix));
}
