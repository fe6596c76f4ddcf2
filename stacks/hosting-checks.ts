import type { Capabilities, Cloud } from "../constructs/capabilities/cloud.ts";
import type { Region } from "../modules/catalogue/cloud.ts";
import { findRegion, qualificationOf, regions, serviceStatus } from "../modules/catalogue/regions.ts";
import type { Problem } from "../modules/problem/problem.ts";
import type { Deployment } from "./load-settings.ts";
import type { DeploymentSettings } from "./settings.ts";
import type { SettingsProblem } from "./settings-checks.ts";

const scheme = "SecNumCloud";

/**
 * Whether all that is used is listed, where the settings ask for a qualified host. What the catalogue does not know is
 * refused, unless the settings name the document that says so: an auditor then reads it. What is known not to be
 * listed stays refused.
 */
export function checkHosting(
  deployment: Deployment,
  cloud: Cloud,
  parts: readonly (keyof Capabilities)[],
): Problem[] {
  if (deployment.hosting !== "qualified") return [];
  const bought = parts.filter((part) => cloud.selfHosted?.includes(part) !== true);
  const { region, backups } = deployment;
  const places = [region, ...(backups.secondSite === undefined ? [] : [backups.secondSite.region])];
  return places.flatMap((name) => {
    const place = findRegion(cloud.name, name);
    return place === undefined ? [] : checkPlace(place, [...bought, "GPU"], deployment.hostingReason);
  });
}

function checkPlace(region: Region, services: readonly string[], reason: string | undefined): Problem[] {
  const among = (status: string) =>
    services.filter((service) => serviceStatus(region, scheme, service) === status);
  const refused = among("not-listed");
  const open = [...among("unknown"), ...among("candidate")];
  if (refused.length === 0 && (open.length === 0 || reason !== undefined)) return [];
  const named = refused.length > 0 ? refused : open;
  const which = named.length === services.length ? undefined : named.join(", ");
  const listed = refused.length > 0 ? "listed" : "known to be listed";
  return [
    {
      where: "hosting",
      what:
        which === undefined
          ? `nothing of ${region.name} is ${listed} under ${scheme} (${readOf(region)})`
          : `these services of ${region.name} are not ${listed} under ${scheme}: ${which} (${readOf(region)})`,
      got: "qualified",
      allowed: candidates(),
      fix:
        refused.length > 0
          ? "choose another place, or set hosting to eu"
          : "name in hostingReason the document that lists each of them, or set hosting to eu",
    },
  ];
}

function readOf(region: Region): string {
  const read = qualificationOf(region, scheme);
  if (!("provenance" in read)) return "nothing was read that still counts";
  return `${read.offer}: ${read.status}, read on ${read.provenance.checkedOn}: ${read.provenance.source}`;
}

/** Where at least something is listed, or may be. */
function candidates(): string {
  const named = regions.filter((region) =>
    ["listed", "candidate"].includes(qualificationOf(region, scheme).status),
  );
  const places = named.map(({ name, cloud }) => `${name} of ${cloud}, service by service`);
  return places.join("; ") || "no region of the catalogue today";
}

/** A reason that nobody asked for would be read by an auditor as if it had been needed. */
export function checkHostingReason({
  hosting,
  hostingReason,
}: Partial<DeploymentSettings>): SettingsProblem[] {
  if (hostingReason === undefined || hosting === "qualified") return [];
  const what = "gives a reason where nothing was asked for";
  return [{ path: ["hostingReason"], what, fix: "remove it, or set hosting to qualified" }];
}
