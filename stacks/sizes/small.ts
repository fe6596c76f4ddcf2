import type { SizeProfile } from "../size-profile.ts";

/** Fewer than 50 people: one GPU that is rebuilt when it fails, and a database of two nodes. */
export const small: SizeProfile = {
  people: 49,
  model: "mistral-small-3.2-24b",
  contextTokens: 16_384,
  tiers: ["edge", "app", "data", "admin"],
  engines: 1,
  keepsWeights: true,
  fronts: { count: 1, vcpus: 8, ramGib: 32 },
  database: { tier: "data", highAvailability: true },
  recovery: { pointHours: 4, timeHours: 4 },
  secondSite: false,
  separateEnvironments: false,
};
