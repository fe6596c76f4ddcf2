import { scaleway } from "../../constructs/clouds/scaleway/index.ts";
import type { ContractCase } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

const project = "11111111-2222-4333-8444-555555555555";

const cpu = { offer: "PRO2-XXS", image: "ubuntu_noble" };

/** What the contract suites need to know of this cloud. */
export const scalewayCase: ContractCase = {
  cloud: scaleway,
  placement: {
    region: "fr-par",
    zone: "fr-par-2",
    project,
    deployment: "acme",
    owner: "operations@example.org",
    environment: "production",
  },
  residency: { region: ["fr-par"], zone: ["fr-par-1", "fr-par-2"], project_id: [project] },
  otherZone: "fr-par-1",
  runsCommands: true,
  secondSite: { region: "nl-ams", within: "eu", places: ["nl-ams", "nl-ams-1"], refused: "us-east-1" },
  issuesKeys: true,
  identitiesReachBuckets: true,
  grant: (identity, stack) => partsOf({ cloud: scaleway, cpu }).secrets(stack).grantRead(identity),
  cpu,
  gpu: { offer: "L40S-1-48G", image: "ubuntu_noble_gpu_os_13_nvidia" },
};
