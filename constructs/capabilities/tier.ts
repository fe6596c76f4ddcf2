import ipaddr from "ipaddr.js";
import type { Problem } from "../../modules/problem/problem.ts";
import { checkPort } from "./checks.ts";

/** Tiers in their fixed order: a tier's addresses never move when another tier is added. */
export const tiers = ["edge", "app", "data", "admin"] as const;

/** `edge` meets the internet, `app` computes, `data` stores, `admin` operates. */
export type Tier = (typeof tiers)[number];

/** A private network, which is one tier. */
export interface PrivateNetwork {
  readonly tier: Tier;
  /** The provider's id; known after apply. */
  readonly id: string;
  /** IPv4 network; known at synth. */
  readonly cidr: string;
}

/** Traffic between two tiers that is let through. */
export interface Flow {
  readonly from: Tier;
  readonly to: Tier;
  readonly port: number;
  /** Last port of a range that starts at `port`. @default - `port` alone */
  readonly lastPort?: number;
  /** @default "tcp" */
  readonly protocol?: "tcp" | "udp";
  /** Why it must be open, for the auditor. 10 characters or more. */
  readonly justification: string;
}

/** Traffic from a tier to the internet that is let through, by a gateway that hides the machines' addresses. */
export interface Egress {
  readonly from: Tier;
  /** Ports of the other side, where the cloud filters what leaves. @default - every port */
  readonly ports?: readonly { readonly protocol: "tcp" | "udp"; readonly port: number }[];
  readonly justification: string;
}

/** Problems of one flow between tiers. */
export function checkFlow(flow: Flow, present: readonly Tier[]): Problem[] {
  const same: Problem[] =
    flow.from === flow.to
      ? [
          {
            where: "flow",
            what: "stays inside one tier, which no tier filter sees",
            fix: "use the host firewall",
          },
        ]
      : [];
  return [
    ...checkTier("flow.from", flow.from, present),
    ...checkTier("flow.to", flow.to, present),
    ...same,
    ...checkPort("flow.port", flow.port),
    ...(flow.lastPort === undefined ? [] : checkPort("flow.lastPort", flow.lastPort)),
    ...checkJustification(flow),
  ];
}

/** Whether a network has the tier. */
export function checkTier(where: string, tier: Tier, present: readonly Tier[]): Problem[] {
  if (present.includes(tier)) return [];
  const what = "names a tier that the network does not have";
  return [{ where, what, got: `"${tier}"`, allowed: present.join(", "), fix: `add "${tier}" to its tiers` }];
}

/** Whether an opening says why. */
export function checkJustification(opening: { readonly justification: string }): Problem[] {
  if (opening.justification.trim().length >= 10) return [];
  const what = "opens the network without a reason";
  return [
    { where: "justification", what, got: `"${opening.justification}"`, fix: "say who needs it and what for" },
  ];
}

/** The IPv4 network of a tier inside the whole network. */
export function tierCidr(cidr: string, tier: Tier): string {
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  const start =
    address.octets.reduce((sum, octet) => sum * 256 + octet, 0) + tiers.indexOf(tier) * 2 ** (28 - prefix);
  return `${[24, 16, 8, 0].map((bits) => Math.floor(start / 2 ** bits) % 256).join(".")}/${prefix + 4}`;
}

/** The last address of an IPv4 network that a machine can have. */
export function lastAddress(cidr: string): string {
  const octets = ipaddr.IPv4.broadcastAddressFromCIDR(cidr).octets;
  return [...octets.slice(0, 3), (octets[3] ?? 1) - 1].join(".");
}
