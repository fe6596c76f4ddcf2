import { regions } from "../modules/catalogue/regions.ts";
import { secondSiteOf } from "./foundation/second-site.ts";
import type { Choices, DeploymentSettings } from "./settings.ts";
import type { SettingsProblem } from "./settings-checks.ts";

/** Whether a size that keeps copies elsewhere has a place for them, or a written reason for having none. */
export function checkSecondSite(
  settings: Partial<DeploymentSettings>,
  { sizes }: Choices,
): SettingsProblem[] {
  const { size, cloud, region, backups = usual } = settings;
  const profile = sizes[size ?? ""];
  if (profile === undefined || cloud === undefined || region === undefined) return [];
  if (backups.secondSite !== undefined && backups.oneSiteReason !== undefined) {
    const what = "names a second site where oneSiteReason says why there is none";
    return [{ path: ["backups", "secondSite"], what, fix: "keep one of the two settings" }];
  }
  if (!profile.secondSite) return [];
  if (backups.oneSiteReason !== undefined) return [];
  if (secondSiteOf({ cloud, region, backups }, profile) !== undefined) return [];
  const abroad = regions.filter((each) => each.cloud === cloud && each.insideEu && each.name !== region);
  return [
    {
      path: ["backups"],
      what: `the size ${size} keeps copies at a second site, and ${cloud} has no other region in the country of ${region}`,
      allowed: abroad.map(({ name, country }) => `${name} (${country})`).join(", ") || "none of this cloud",
      fix: 'name one of them as backups.secondSite.region with `within: "eu"`, or say backups.oneSiteReason',
    },
  ];
}

/** What an absent group means. */
const usual: DeploymentSettings["backups"] = { retentionDays: 30 };
