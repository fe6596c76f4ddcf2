import type { SizeProfile } from "../size-profile.ts";

/** Fewer than 250 people: one engine, one front machine and one node of the database may fail. */
export const medium: SizeProfile = {
  people: 249,
  model: "mistral-small-3.2-24b",
  contextTokens: 16_384,
  tiers: ["edge", "app", "data", "admin"],
  engines: 2,
  keepsWeights: true,
  fronts: { count: 2, vcpus: 8, ramGib: 32 },
  database: { tier: "data", highAvailability: true },
  recovery: { pointHours: 1, timeHours: 1 },
  secondSite: true,
  separateEnvironments: true,
};
