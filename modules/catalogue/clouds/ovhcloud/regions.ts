import type { Operator, Qualification, Region } from "../../cloud.ts";
import { type Provenance, statusReadOn } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

const providerDocs: Provenance = {
  mark: "verified",
  source: "ovh/terraform-provider-ovh docs (2.19.0) and ovh/public-cloud-roadmap",
  checkedOn: "2026-11-24",
  expiresOn: "2027-11-24",
};

export const operator: Operator = {
  name: "OVH SAS",
  country: "FR",
  parent: "OVH Groupe SA",
  parentCountry: "FR",
  provenance: { ...providerDocs, mark: "secondary", source: "corporate.ovhcloud.com" },
};

const qualifications: readonly Qualification[] = [
  {
    scheme: "SecNumCloud",
    status: "not-listed",
    offer: "Public Cloud",
    provenance: statusReadOn(
      "2026-11-24",
      "vendor's documents: the qualified products are Managed Dedicated Cloud and Dedicated PoD, not Public Cloud (ovh/private-cloud-roadmap 229)",
    ),
  },
  {
    scheme: "ISO 27001",
    status: "listed",
    offer: "Public Cloud",
    provenance: statusReadOn("2026-11-24", "ovh/public-cloud-roadmap 14 (2021)"),
  },
  {
    scheme: "HDS",
    status: "candidate",
    offer: "Public Cloud project ordered with the option certification.hds.2018",
    provenance: statusReadOn("2026-11-24", "ovh/terraform-provider-ovh docs/resources/cloud_project.md"),
  },
];

const region = (name: string, country: string, zones: readonly string[] = [name]): Region => ({
  cloud,
  name,
  zones,
  country,
  insideEu: country !== "GB",
  qualifications: country === "FR" ? qualifications : qualifications.slice(0, 2),
  provenance: providerDocs,
});

/**
 * The compute region's vocabulary; buckets and keys use names of their own for the same places. First the one with the
 * most kinds of GPU machines, which a new deployment gets.
 */
export const regions: readonly Region[] = [
  region("GRA11", "FR"),
  region("EU-WEST-PAR", "FR", ["eu-west-par-a", "eu-west-par-b", "eu-west-par-c"]),
  region("EU-SOUTH-MIL", "IT", ["eu-south-mil-a", "eu-south-mil-b", "eu-south-mil-c"]),
  region("GRA9", "FR"),
  region("SBG5", "FR"),
  region("SBG7", "FR"),
  region("RBX-A", "FR"),
  region("DE1", "DE"),
  region("WAW1", "PL"),
  region("UK1", "GB"),
];
