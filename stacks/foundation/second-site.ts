import type { SecondSite } from "../../constructs/capabilities/second-site.ts";
import { findRegion, regions } from "../../modules/catalogue/regions.ts";
import type { DeploymentSettings } from "../settings.ts";
import type { SizeProfile } from "../size-profile.ts";

/** Where copies go: the place that is named; for a size that wants one, else the country's first other region. */
export function secondSiteOf(
  { cloud, region, backups }: Pick<DeploymentSettings, "cloud" | "region" | "backups">,
  profile: SizeProfile,
): SecondSite | undefined {
  if (backups.secondSite !== undefined || !profile.secondSite) return backups.secondSite;
  if (backups.oneSiteReason !== undefined) return undefined;
  const home = findRegion(cloud, region);
  const other = regions.find(
    (each) => each.cloud === cloud && each.name !== region && each.country === home?.country,
  );
  return other && { region: other.name };
}
