import type { SizeProfile } from "../size-profile.ts";

/**
 * Fewer than 10 people. Everything that fails is rebuilt, so that nothing stands twice. The database is the cloud's
 * smallest managed one: on the front machine it would go with every change of that machine's program.
 */
export const micro: SizeProfile = {
  people: 9,
  model: "ministral-3-8b",
  contextTokens: 16_384,
  tiers: ["edge", "app"],
  engines: 1,
  keepsWeights: false,
  fronts: { count: 1, vcpus: 2, ramGib: 8 },
  database: { tier: "app", highAvailability: false },
  recovery: { pointHours: 24, timeHours: 8 },
  secondSite: false,
  separateEnvironments: false,
};
