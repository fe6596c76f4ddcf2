import { createHash } from "node:crypto";
import ipaddr from "ipaddr.js";
import type { Problem } from "../../../modules/problem/problem.ts";

/** A Net speaks IPv4 alone. */
export const isIpv4 = (cidr: string): boolean => ipaddr.IPv4.isValidCIDR(cidr);

/** Whether a list of networks that may enter is left with one when those of IPv6 are taken out. */
export function checkIpv4(where: string, cidrs: readonly string[]): Problem[] {
  if (cidrs.length === 0 || !cidrs.every((cidr) => ipaddr.IPv6.isValidCIDR(cidr))) return [];
  const what = "holds no IPv4 network, and this cloud's networks have no IPv6";
  return [{ where, what, got: cidrs.join(", "), fix: "add the IPv4 networks" }];
}

/** The sixteenth of a network that no tier takes: what meets the internet stands there. */
export function publicCidr(cidr: string): string {
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  return `${dotted(numberOf(address.octets) + 15 * 2 ** (28 - prefix))}/${prefix + 4}`;
}

/** The lower (0) or the upper (1) half of a network; any other index is taken for the lower. */
export function halfOf(cidr: string, index: number): string {
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  const upper = index === 1 ? 2 ** (31 - prefix) : 0;
  return `${dotted(numberOf(address.octets) + upper)}/${prefix + 1}`;
}

/** The n-th address of a network. The cloud keeps the first four and the last. */
export function addressIn(cidr: string, n: number): string {
  return dotted(numberOf(ipaddr.IPv4.parseCIDR(cidr)[0].octets) + n);
}

/**
 * An address that a name always gets, from the upper three quarters of a network: the lower one is for whoever picks
 * addresses by hand.
 */
export function addressOf(name: string, cidr: string): string {
  const size = 2 ** (32 - ipaddr.IPv4.parseCIDR(cidr)[1]);
  const least = size / 4;
  const hash = createHash("sha256").update(name).digest().readUInt32BE(0);
  return addressIn(cidr, least + (hash % (size - least - 2)));
}

const numberOf = (octets: readonly number[]): number => octets.reduce((sum, octet) => sum * 256 + octet, 0);

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
