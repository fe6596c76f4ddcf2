import ipaddr from "ipaddr.js";
import { findRegion } from "../../modules/catalogue/regions.ts";
import type { Problem } from "../../modules/problem/problem.ts";
import { checkAdminCidrs, checkCidr, checkPublicKey } from "./checks.ts";
import type { NetworkProps } from "./network.ts";
import type { Placement } from "./placement.ts";

export const usualCidr = "10.64.0.0/16";

/** Problems of the props, before any cloud is asked. */
export const checkNetworkProps = (props: NetworkProps, placement: Placement): Problem[] => [
  ...(props.cidr === undefined ? [] : checkNetworkCidr(props.cidr)),
  ...checkAdminCidrs("adminCidrs", props.adminCidrs),
  ...(props.adminKeys ?? []).flatMap((key, index) => checkPublicKey(`adminKeys[${index}]`, key)),
  ...checkZones(props, placement),
];

export function checkNetworkCidr(cidr: string): Problem[] {
  const malformed = checkCidr("cidr", cidr);
  if (malformed.length > 0) return malformed;
  const [address, prefix] = ipaddr.parseCIDR(cidr);
  if (address.range() === "private" && address.kind() === "ipv4" && prefix >= 16 && prefix <= 20) return [];
  const what = "is no private IPv4 network of a usable size";
  const allowed = "a /16 to /20 of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16";
  return [{ where: "cidr", what, got: `"${cidr}"`, allowed, fix: `take ${usualCidr}` }];
}

function checkZones({ zones = [] }: NetworkProps, { cloud, region, zone }: Placement): Problem[] {
  const known = findRegion(cloud, region)?.zones ?? [zone];
  const foreign = zones.find((each) => !known.includes(each));
  if (foreign !== undefined) {
    const what = `does not lie in the region ${region}`;
    return [
      { where: "zones", what, got: `"${foreign}"`, allowed: known.join(", "), fix: "choose among them" },
    ];
  }
  if (new Set([zone, ...zones]).size <= 2) return [];
  const what = "names too many: a tier is cut in two at most";
  return [{ where: "zones", what, got: zones.join(", "), allowed: "two", fix: "leave some out" }];
}
