import type { Tier } from "../constructs/capabilities/tier.ts";

/** What a size is made for, and what it takes where the settings say nothing. A size is data: one shape builds all. */
export interface SizeProfile {
  /** The most people that it is made for. */
  readonly people: number;
  readonly model: string;
  readonly contextTokens: number;
  /** Parts of the network that nothing passes between until a flow says so. */
  readonly tiers: readonly Tier[];
  /** GPU machines, each able to answer everybody alone, in zones of their own. */
  readonly engines: 1 | 2;
  /** Whether the weights outlive the GPU machine, on a disk of their own: a rebuild then fetches nothing. */
  readonly keepsWeights: boolean;
  /** Machines where people come in, and the least that each has. */
  readonly fronts: { readonly count: 1 | 2; readonly vcpus: number; readonly ramGib: number };
  readonly database: { readonly tier: Tier; readonly highAvailability: boolean };
  /** What a disaster may cost: hours of data, and hours until people can work again. */
  readonly recovery: { readonly pointHours: number; readonly timeHours: number };
  /** Whether data is copied to a second place of the same jurisdiction. */
  readonly secondSite: boolean;
  /** Whether deployments of different environments must belong to different projects. */
  readonly separateEnvironments: boolean;
}
