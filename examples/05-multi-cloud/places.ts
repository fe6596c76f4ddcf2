import type { PlacementProps } from "sovereign-ai-stack/capabilities";

const common = { deployment: "assistant", owner: "it@example.org", environment: "production" } as const;

/** Documents stay where they are today. */
export const documentsPlace: PlacementProps = {
  ...common,
  region: "fr-par",
  zone: "fr-par-1",
  project: "00000000-0000-0000-0000-000000000000",
};

/** The engine runs where its GPU is sold. */
export const enginePlace: PlacementProps = {
  ...common,
  region: "GRA11",
  zone: "GRA11",
  project: "0".repeat(32),
};

/**
 * What is still made up. While something stands here, a rehearsal passes and a real plan is refused: delete each
 * entry when you have put in your own value.
 */
export const placeholders = ["project", "adminCidrs", "operatorKeys", "engineImage", "weightsFiles"];
