import type { Operator, Qualification, Region } from "../../cloud.ts";
import { type Provenance, statusReadOn } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

const providerGuide: Provenance = {
  mark: "verified",
  source: "scaleway/terraform-provider-scaleway docs/guides/regions_and_zones.md (2.81.0)",
  checkedOn: "2026-11-24",
  expiresOn: "2027-11-24",
};

export const operator: Operator = {
  name: "Scaleway SAS",
  country: "FR",
  parent: "iliad Group",
  parentCountry: "FR",
  provenance: { ...providerGuide, mark: "secondary", source: "www.scaleway.com/en/about-us" },
};

const qualifications: readonly Qualification[] = [
  {
    scheme: "SecNumCloud",
    status: "not-listed",
    offer: "Scaleway Cloud",
    provenance: statusReadOn(
      "2026-11-24",
      "vendor announcements of 2025-01-08 and May 2026: on the way, not qualified",
    ),
  },
  {
    scheme: "ISO 27001",
    status: "listed",
    offer: "Scaleway Cloud",
    provenance: statusReadOn("2026-11-24", "www.scaleway.com/en/security-and-resilience"),
  },
];

/** Health data hosting was read for France only, and it binds with a signed contract. */
const french: readonly Qualification[] = [
  ...qualifications,
  {
    scheme: "HDS",
    status: "listed",
    offer: "Scaleway Cloud, with a signed HDS contract",
    provenance: statusReadOn("2026-11-24", "www.scaleway.com/en/hds-certification"),
  },
];

const region = (name: string, country: string, listed: readonly Qualification[]): Region => ({
  cloud,
  name,
  zones: [1, 2, 3].map((zone) => `${name}-${zone}`),
  country,
  insideEu: true,
  qualifications: listed,
  provenance: providerGuide,
});

export const regions: readonly Region[] = [
  region("fr-par", "FR", french),
  region("nl-ams", "NL", qualifications),
  region("pl-waw", "PL", qualifications),
];
