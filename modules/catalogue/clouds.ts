import type { CloudCatalogue } from "./cloud.ts";
import { clouds } from "./clouds/index.ts";

export { clouds };

/** The names under which settings choose a cloud. */
export const cloudNames: readonly string[] = clouds.map(({ cloud }) => cloud);

export function findCloud(cloud: string): CloudCatalogue | undefined {
  return clouds.find((known) => known.cloud === cloud);
}
