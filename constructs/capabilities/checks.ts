import { Token } from "cdktf";
import ipaddr from "ipaddr.js";
import type { Problem } from "../../modules/problem/problem.ts";

/** Values that Terraform fills in later cannot be checked at synth. */
const isLater = (value: unknown) => Token.isUnresolved(value);

/** Whether a whole number lies within limits, both included. */
export function checkWholeNumber(
  where: string,
  value: number | undefined,
  { least, most, unit = "" }: { readonly least: number; readonly most: number; readonly unit?: string },
): Problem[] {
  if (value === undefined || isLater(value)) return [];
  if (Number.isInteger(value) && value >= least && value <= most) return [];
  const what = `must be a whole number${unit && ` of ${unit}`}`;
  const bound = value < least ? `at least ${least}` : `at most ${most}`;
  return [{ where, what, got: `${value}`, allowed: `${least} to ${most}`, fix: `use ${bound}` }];
}

export const checkPort = (where: string, port: number): Problem[] =>
  checkWholeNumber(where, port, { least: 1, most: 65_535 });

/** Whether a name has the form that the cloud's API takes. */
export function checkText(where: string, value: string, pattern: RegExp, allowed: string): Problem[] {
  if (isLater(value) || pattern.test(value)) return [];
  return [{ where, what: "has a form that is not accepted", got: `"${value}"`, allowed, fix: "rename it" }];
}

/** A name of 2 to 63 lower-case letters, digits and hyphens. */
export const checkName = (where: string, value: string): Problem[] =>
  checkText(
    where,
    value,
    /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
    '2 to 63 of a–z, 0–9 and "-", starting with a letter',
  );

/** A DNS name as certificates hold it. */
export function checkDomain(where: string, value: string): Problem[] {
  const form = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
  return checkText(where, value, form, "a DNS name in lower case, such as ai.example.org");
}

/** The value is not repeated: whoever pastes the wrong half of a pair must not find it in a log. */
export function checkPublicKey(where: string, key: string): Problem[] {
  const form = /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-[\w@.-]+) [A-Za-z0-9+/]+={0,2}( .*)?$/;
  if (form.test(key.trim())) return [];
  return [
    { where, what: "is no public SSH key", allowed: "one line of a .pub file", fix: "paste the .pub file" },
  ];
}

/** Whether a text is a network in CIDR notation with no bit set behind the prefix. */
export function checkCidr(where: string, value: string): Problem[] {
  if (isLater(value)) return [];
  const allowed = "an IPv4 or IPv6 network such as 192.0.2.0/24";
  if (!ipaddr.isValidCIDR(value)) {
    return [
      {
        where,
        what: "is no network in CIDR notation",
        got: `"${value}"`,
        allowed,
        fix: "write address/prefix",
      },
    ];
  }
  const network = networkOf(value);
  if (ipaddr.parseCIDR(network).toString() === ipaddr.parseCIDR(value).toString()) return [];
  const fix = `write ${network}`;
  return [{ where, what: "has bits set behind its prefix", got: `"${value}"`, allowed, fix }];
}

/** Whether every network is one that people may be let in from: never the whole internet, nor most of it. */
export function checkAdminCidrs(where: string, cidrs: readonly string[]): Problem[] {
  return cidrs.flatMap((cidr, index) => {
    const at = `${where}[${index}]`;
    const malformed = checkCidr(at, cidr);
    if (malformed.length > 0 || isLater(cidr)) return malformed;
    const [address, prefix] = ipaddr.parseCIDR(cidr);
    const least = address.kind() === "ipv4" ? 16 : 32;
    if (prefix >= least) return [];
    return [
      {
        where: at,
        what: "lets administrators in from too much of the internet",
        got: `"${cidr}"`,
        allowed: `a prefix of /${least} or longer`,
        fix: "list the fixed addresses of the offices or the VPN",
      },
    ];
  });
}

/** Whether `address` is an IPv4 address within `cidr`. */
export function isWithin(address: string, cidr: string): boolean {
  return (
    ipaddr.IPv4.isValidFourPartDecimal(address) &&
    ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parseCIDR(cidr))
  );
}

function networkOf(cidr: string): string {
  const [address, prefix] = ipaddr.parseCIDR(cidr);
  const family = address.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${family.networkAddressFromCIDR(cidr).toString()}/${prefix}`;
}
