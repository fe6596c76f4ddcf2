import type { Cloud } from "../constructs/capabilities/cloud.ts";
import { qualificationOf, regions } from "../modules/catalogue/regions.ts";
import type { Problem } from "../modules/problem/problem.ts";
import type { Deployment } from "./load-settings.ts";
import type { DeploymentSettings } from "./settings.ts";
import type { SettingsProblem } from "./settings-checks.ts";

/**
 * Health data may lie only where the catalogue knows of a certified host, and under a signed contract: the certificate
 * alone binds nobody.
 */
export function checkHealth(settings: Partial<DeploymentSettings>): SettingsProblem[] {
  if (!settings.dataClasses?.includes("health")) return [];
  return [...checkHost(settings), ...checkContract(settings)];
}

function checkHost({ cloud, region: name }: Partial<DeploymentSettings>): SettingsProblem[] {
  const region = regions.find((each) => each.cloud === cloud && each.name === name);
  if (region === undefined || statusOf(region) !== "unknown") return [];
  const known = regions.filter((each) => each.insideEu && statusOf(each) !== "unknown");
  const own = known.filter((each) => each.cloud === cloud);
  return [
    {
      path: ["region"],
      what: "health data needs a certified host (HDS), and the catalogue holds none for this region",
      got: `"${name}"`,
      allowed: known.map((each) => `${each.name} of ${each.cloud}`).join(", "),
      fix: own[0] === undefined ? "choose another cloud" : `for example "${own[0].name}"`,
    },
  ];
}

function checkContract({ hdsContract }: Partial<DeploymentSettings>): SettingsProblem[] {
  if (hdsContract !== undefined) return [];
  return [
    {
      path: ["hdsContract"],
      what: "is missing: a certificate for hosting health data binds the host only by contract",
      fix: 'add "hdsContract:" with the number and the date of the contract, and that it covers the managed database, which is encrypted under the cloud\'s key',
    },
  ];
}

const statusOf = (region: (typeof regions)[number]) => qualificationOf(region, "HDS").status;

/** What the cloud itself has to be able to: documents lie under a key that can be destroyed with them. */
export function checkHealthCloud({ dataClasses }: Deployment, cloud: Cloud): Problem[] {
  if (!dataClasses.includes("health") || cloud.bucketsTakeKeys) return [];
  return [
    {
      where: "dataClasses",
      what: `health data needs buckets under a key of your own, and those of ${cloud.name} take none`,
      got: dataClasses.join(", "),
      fix: "choose a cloud whose buckets take keys, or keep health data out",
    },
  ];
}
