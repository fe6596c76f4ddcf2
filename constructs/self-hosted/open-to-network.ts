import type { Network } from "../capabilities/network.ts";
import type { Tier } from "../capabilities/tier.ts";

/** Lets every other tier reach one port of a service that all machines use. */
export function openToNetwork(network: Network, to: Tier, port: number, justification: string): void {
  for (const from of network.tiers.filter((tier) => tier !== to)) {
    network.allow({ from, to, port, justification });
  }
}
