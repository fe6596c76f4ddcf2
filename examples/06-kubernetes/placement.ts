import type { PlacementProps } from "sovereign-ai-stack/capabilities";

/** Where everything runs, and who answers for it. L40S machines stand in the zones fr-par-2 and pl-waw-2 only. */
export const placement: PlacementProps = {
  region: "fr-par",
  zone: "fr-par-2",
  project: "00000000-0000-0000-0000-000000000000",
  deployment: "engines",
  owner: "platform@example.org",
  environment: "production",
};

/** Where administrators sit: the API server and the bastion answer nobody else. */
export const adminCidrs = ["192.0.2.0/28"];

/**
 * What is still made up. While something stands here, a rehearsal passes and a real plan is refused: delete each
 * entry when you have put in your own value.
 */
export const placeholders = ["project", "adminCidrs", "signIn", "values.yaml"];
