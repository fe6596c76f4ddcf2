import type { Operator, Qualification, Region } from "../../cloud.ts";
import { type Provenance, statusReadOn } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

const vendorDocs: Provenance = {
  mark: "secondary",
  source: "docs.outscale.com/en/userguide/About-Regions-and-Subregions.html",
  checkedOn: "2026-11-24",
  expiresOn: "2027-11-24",
};

export const operator: Operator = {
  name: "Outscale SASU",
  country: "FR",
  parent: "Dassault Systèmes SE",
  parentCountry: "FR",
  provenance: { ...vendorDocs, source: "en.outscale.com" },
};

/** The qualification is of named services; which GPU, bucket or cluster service is inside has to be read there. */
const candidate: Qualification = {
  scheme: "SecNumCloud",
  status: "candidate",
  offer: "IaaS Cloud on demand",
  provenance: statusReadOn(
    "2026-11-24",
    "vendor's announcement of the SecNumCloud 3.2 qualification of its IaaS",
  ),
};

const region = (name: string, country: string, qualifications: readonly Qualification[]): Region => ({
  cloud,
  name,
  zones: ["a", "b"].map((letter) => `${name}${letter}`),
  country,
  insideEu: country === "FR",
  qualifications,
  provenance: vendorDocs,
});

export const regions: readonly Region[] = [
  region("eu-west-2", "FR", []),
  region("cloudgouv-eu-west-1", "FR", [candidate]),
  region("us-east-2", "US", []),
  region("us-west-1", "US", []),
  region("ap-northeast-1", "JP", []),
];
