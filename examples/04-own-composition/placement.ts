import type { PlacementProps } from "sovereign-ai-stack/capabilities";

/** Where everything runs, and who answers for it. */
export const placement: PlacementProps = {
  region: "fr-par",
  zone: "fr-par-1",
  project: "00000000-0000-0000-0000-000000000000",
  deployment: "lab",
  owner: "lab@example.org",
  environment: "development",
  tags: { team: "research" },
};

/**
 * What is still made up. While something stands here, a rehearsal passes and a real plan is refused: delete each
 * entry when you have put in your own value.
 */
export const placeholders = ["project", "adminCidrs", "operatorKeys", "engineImage", "weightsFiles"];
