import { type Fact, known, map, orElse, unknown } from "./fact.ts";
import type { Operator } from "./knowledge/operators.ts";
import type { View } from "./view.ts";

/** One rule of a filter. Ports are inclusive; a protocol without ports has the whole range. */
export interface Flow {
  readonly direction: "inbound" | "outbound";
  readonly action: Fact<"accept" | "drop">;
  /** Upper case name, or "ANY". */
  readonly protocol: Fact<string>;
  readonly ports: Fact<PortRange>;
  /** The other side, in CIDR notation. */
  readonly peer: Fact<string>;
  /** Why it is there, in the words of the rule. */
  readonly description?: Fact<string>;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export const everyPort: PortRange = { from: 0, to: 65_535 };

/** A host outside that the resource talks to or takes something from. */
export interface Endpoint {
  readonly host: string;
  readonly use: "image" | "model" | "script" | "export" | "resolver" | "other";
  /** Who runs it, where the plan itself or the cloud's mapper tells. */
  readonly operator?: Operator;
}

/** What a forwarded port lets in: everybody, because a port forward has no filter of its own. */
export function forwardedPort(r: View, attribute: string): Fact<readonly Flow[]> {
  const evidence = r.evidence("a port forward has no source filter");
  return map(r.number(attribute), (port) => [
    {
      direction: "inbound",
      action: known("accept", evidence),
      protocol: orElse(r.text("protocol"), "ANY", "the provider's default"),
      ports: known({ from: port, to: port }, r.number(attribute).evidence),
      peer: known("0.0.0.0/0", evidence),
    },
  ]);
}

/** "443", "80-90", "all" or "unknown". */
export function portsText({ ports }: Pick<Flow, "ports">): string {
  if (ports.state !== "known") return "unknown";
  const { from, to } = ports.value;
  return from === to ? String(from) : from <= 1 && to >= 65_535 ? "all" : `${from}-${to}`;
}

/** Whether a CIDR is the whole Internet: shorter than /8 (IPv4) or /16 (IPv6) counts as that, too. */
export function isEverywhere(cidr: string): boolean {
  const [address = "", length] = cidr.trim().split("/");
  if (length === undefined) return address === "0.0.0.0" || address === "::";
  return Number(length) < (address.includes(":") ? 16 : 8);
}

/**
 * Whether a filter lets the whole Internet use ports.
 *
 * @param fallback what happens to traffic that no flow names; a filter without such a setting drops it
 * @param concerns which port ranges are asked for
 */
export function opens(
  flows: Fact<readonly Flow[]>,
  direction: Flow["direction"],
  fallback: Fact<"accept" | "drop">,
  concerns: (ports: PortRange) => boolean,
): Fact<boolean> {
  if (flows.state !== "known" && flows.state !== "absent") return flows;
  const relevant = flows.state === "known" ? flows.value.filter((flow) => flow.direction === direction) : [];
  const answers = relevant.map((flow) => opensAlone(flow, concerns));
  const open = answers.find((answer) => answer.state === "known" && answer.value);
  if (open !== undefined) return open;
  const unsure = answers.find((answer) => answer.state !== "known");
  if (fallback.state === "unknown") return fallback;
  if (fallback.state === "known" && fallback.value === "accept") {
    // A later drop rule may close again what the default leaves open.
    const closes = relevant.some(({ action }) => action.state !== "known" || action.value === "drop");
    return closes ? unknown("reference", fallback.evidence) : known(true, fallback.evidence);
  }
  return unsure ?? known(false, flows.evidence);
}

/** Whether a filter lets machines send mail to other servers by themselves (port 25). */
export function opensMail(flows: Fact<readonly Flow[]>, fallback: Fact<"accept" | "drop">): Fact<boolean> {
  return opens(flows, "outbound", fallback, ({ from, to }) => from <= 25 && 25 <= to);
}

function opensAlone(
  { action, ports, peer, protocol }: Flow,
  concerns: (ports: PortRange) => boolean,
): Fact<boolean> {
  const parts: readonly Fact<boolean>[] = [
    action.state === "known" ? known(action.value === "accept", action.evidence) : action,
    // ICMP has no ports: such a rule names none and opens none.
    protocol.state === "known" ? known(!/icmp/i.test(protocol.value), protocol.evidence) : protocol,
    ports.state === "known" ? known(concerns(ports.value), ports.evidence) : ports,
    peer.state === "known" ? known(isEverywhere(peer.value), peer.evidence) : peer,
  ];
  const no = parts.find((part) => part.state === "known" && !part.value);
  const open = parts.find((part) => part.state !== "known");
  return no ?? open ?? known(true, peer.evidence);
}
