import { createHash } from "node:crypto";
import type { Cloud } from "../constructs/capabilities/cloud.ts";
import { type DataClass, strictest } from "../constructs/capabilities/data-class.ts";
import type { OrganisationFacts } from "../modules/sizing/licence-verdict.ts";
import type { Deployment } from "./load-settings.ts";
import { placeholdersOf } from "./placeholders.ts";
import type { SovereignStackProps } from "./sovereign-stack.ts";

/** What every Terraform stack of a deployment is made with. */
export function stackProps(deployment: Deployment, cloud: Cloud): SovereignStackProps {
  const { name, region, zone, project, owner, organisation, environment, size, state, services } = deployment;
  return {
    cloud,
    placement: {
      region,
      zone,
      project,
      deployment: name,
      owner,
      environment,
      tags: { organisation: tagValue(organisation), size },
      services,
    },
    state,
    placeholders: placeholdersOf(deployment),
    reasons: reasonsOf(deployment),
  };
}

/** What the settings say why, by setting. */
function reasonsOf({
  oneZoneReason,
  hostingReason,
  hdsContract,
  backups,
}: Deployment): Record<string, string> {
  const reasons = {
    oneZoneReason,
    hostingReason,
    hdsContract,
    "backups.oneSiteReason": backups.oneSiteReason,
  };
  return Object.fromEntries(
    Object.entries(reasons).flatMap(([setting, reason]) => (reason === undefined ? [] : [[setting, reason]])),
  );
}

/** The strictest kind of data that the deployment processes: prompts and documents may hold any of them. */
export function contentClass({ dataClasses }: Deployment): DataClass {
  return strictest("internal", ...dataClasses);
}

/** What a model's licence may ask: whoever only tries it out is not in production. */
export function organisationOf(deployment: Deployment): OrganisationFacts {
  const { country, annualRevenueEur, monthlyRevenueEur, people, environment } = deployment;
  return {
    production: environment !== "development",
    ...(country === undefined ? {} : { country }),
    ...(annualRevenueEur === undefined ? {} : { annualRevenueEur }),
    ...(monthlyRevenueEur === undefined ? {} : { monthlyRevenueEur }),
    ...(people === undefined ? {} : { monthlyUsers: people }),
  };
}

/**
 * A name that is unique in the whole cloud, as buckets and registries need: the deployment's, and a fingerprint of
 * its project, so that two organisations may both be called "acme".
 */
export function globalName({ name, project }: Deployment, purpose: string): string {
  return `${name}-${createHash("sha256").update(project).digest("hex").slice(0, 8)}-${purpose}`;
}

/** Tags take few characters on some clouds. */
function tagValue(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
}

/** The first has the plain name, so that a size with one and a size with two call it the same. */
export const numbered = (name: string, index: number) => (index === 0 ? name : `${name}-${index + 1}`);
