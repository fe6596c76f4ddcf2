import ipaddr from "ipaddr.js";

/** One kind of traffic that is let through; whatever no rule names is dropped, in and out. */
export interface FirewallRule {
  readonly direction: "in" | "out";
  readonly protocol: "tcp" | "udp";
  /** Ports, and ranges of them: first and last. */
  readonly ports: readonly (number | readonly [first: number, last: number])[];
  /** The other side: CIDRs of either family, or "any". */
  readonly peers: readonly string[] | "any";
  /** Why it is open; printed as the rule's comment. */
  readonly purpose: string;
  /** Numeric user that may open it; only for `out`. @default - every user */
  readonly userId?: number;
  /** New connections per second from one address; only for `in`. @default - no limit */
  readonly newConnectionsPerSecond?: number;
}

/** A port on loopback that only some users may reach. */
export interface LoopbackGuard {
  readonly port: number;
  readonly userIds: readonly number[];
  readonly purpose: string;
}

/**
 * The ruleset of nftables, loaded as one transaction: it holds completely or not at all. DHCP and what IPv6 needs to
 * work are always open; the metadata service of a cloud (link-local, port 80) is open to root alone, because every
 * process could read the user data there.
 */
export function renderFirewall(
  rules: readonly FirewallRule[],
  guards: readonly LoopbackGuard[] = [],
): string {
  const incoming = rules.filter((rule) => rule.direction === "in");
  const outgoing = rules.filter((rule) => rule.direction === "out");
  return `flush ruleset

table inet sovereign {
${incoming
  .filter((rule) => rule.newConnectionsPerSecond !== undefined)
  .map(renderMeters)
  .join("")}	chain input {
		type filter hook input priority filter; policy drop;
		ct state vmap { established : accept, related : accept, invalid : drop }
		iif "lo" accept
		meta l4proto { 1, 58 } accept comment "ICMP, by number: a minimal image has no names"
		udp sport 67 udp dport 68 accept comment "DHCP"
		udp sport 547 udp dport 546 accept comment "DHCPv6"
${incoming.flatMap(renderRule).join("")}		counter comment "dropped in"
	}

	chain forward {
		type filter hook forward priority filter; policy drop;
	}

	chain output {
		type filter hook output priority filter; policy drop;
${guards.map(renderGuard).join("")}		ct state vmap { established : accept, related : accept, invalid : drop }
		oif "lo" accept
		meta l4proto { 1, 58 } accept comment "ICMP, by number: a minimal image has no names"
		udp sport 68 udp dport 67 accept comment "DHCP"
		udp sport 546 udp dport 547 accept comment "DHCPv6"
		ip daddr 169.254.0.0/16 tcp dport 80 meta skuid 0 accept comment "metadata service, root only"
${outgoing.flatMap(renderRule).join("")}		counter comment "dropped out"
	}
}
`;
}

function renderMeters(rule: FirewallRule): string {
  return ["4", "6"]
    .map(
      (family) =>
        `\tset ${meterName(rule, family)} {\n\t\ttype ipv${family}_addr\n\t\tsize 65535\n\t\tflags dynamic,timeout\n\t\ttimeout 1m\n\t}\n\n`,
    )
    .join("");
}

const meterName = (rule: FirewallRule, family: string) =>
  `new_${rule.protocol}_${rule.ports.flat().join("_")}_v${family}`;

function renderRule(rule: FirewallRule): string[] {
  const ports = `${rule.protocol} dport { ${rule.ports.map((port) => [port].flat().join("-")).join(", ")} }`;
  const user = rule.userId === undefined ? "" : ` meta skuid ${rule.userId}`;
  const comment = `comment "${rule.purpose}"`;
  const side = rule.direction === "in" ? "saddr" : "daddr";
  const limits =
    rule.newConnectionsPerSecond === undefined
      ? []
      : ["4", "6"].map((family) => {
          const address = family === "4" ? "ip" : "ip6";
          const rate = `limit rate over ${rule.newConnectionsPerSecond}/second burst ${5 * (rule.newConnectionsPerSecond ?? 1)} packets`;
          return `\t\t${ports} ct state new add @${meterName(rule, family)} { ${address} saddr ${rate} } drop\n`;
        });
  const accepts = matches(rule.peers, side).map((peers) => `\t\t${peers}${ports}${user} accept ${comment}\n`);
  return [...limits, ...accepts];
}

function matches(peers: FirewallRule["peers"], side: string): string[] {
  if (peers === "any") return [""];
  const isV6 = (cidr: string) => ipaddr.parseCIDR(cidr)[0].kind() === "ipv6";
  const set = (family: string, cidrs: readonly string[]) =>
    cidrs.length === 0 ? [] : [`${family} ${side} { ${cidrs.join(", ")} } `];
  return [
    ...set(
      "ip",
      peers.filter((peer) => !isV6(peer)),
    ),
    ...set("ip6", peers.filter(isV6)),
  ];
}

function renderGuard(guard: LoopbackGuard): string {
  return `\t\toif "lo" tcp dport ${guard.port} meta skuid != { ${guard.userIds.join(", ")} } counter drop comment "${guard.purpose}"\n`;
}
