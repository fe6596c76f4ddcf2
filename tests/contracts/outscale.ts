import { OutscaleIdentity, outscale } from "../../constructs/clouds/outscale/index.ts";
import type { ContractCase } from "../support/contract-stack.ts";

/** What the contract suites need to know of this cloud. */
export const outscaleCase: ContractCase = {
  cloud: outscale,
  placement: {
    region: "cloudgouv-eu-west-1",
    zone: "cloudgouv-eu-west-1a",
    project: "123456789012",
    deployment: "acme",
    owner: "operations@example.org",
    environment: "production",
    services: { openbaoSha256: "5e".repeat(32) },
  },
  residency: {
    subregion_name: ["cloudgouv-eu-west-1a", "cloudgouv-eu-west-1c"],
    placement_subregion_name: ["cloudgouv-eu-west-1a"],
  },
  otherZone: "cloudgouv-eu-west-1c",
  runsCommands: false,
  secondSite: { region: "eu-west-2", places: ["eu-west-2"], refused: "us-east-2" },
  issuesKeys: false,
  identitiesReachBuckets: false,
  grant: (identity) => {
    if (identity instanceof OutscaleIdentity) identity.permit("api:ReadVms");
  },
  cpu: { offer: "tinav6.c2r8p2", image: "ami-0123abcd" },
  gpu: { offer: "tinav6.c16r128p1+1xnvidia-a100-80", image: "ami-4567cdef" },
};
