import { ovhcloud } from "../../constructs/clouds/ovhcloud/index.ts";
import type { ContractCase } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

const project = "0123456789abcdef0123456789abcdef";
const logs = "ldp-xx-12345";

/** What the contract suites need to know of this cloud. */
export const ovhcloudCase: ContractCase = {
  cloud: ovhcloud,
  placement: {
    region: "GRA11",
    zone: "GRA11",
    project,
    deployment: "acme",
    owner: "operations@example.org",
    environment: "production",
    services: { keyDomain: "11111111-2222-4333-8444-555555555555", logs, logsHost: "gra1.logs.ovh.com" },
  },
  residency: { region: ["GRA11", "GRA"], region_name: ["GRA11", "GRA"], service_name: [project, logs] },
  otherZone: "SBG5",
  runsCommands: false,
  secondSite: { region: "SBG5", places: ["SBG5", "SBG"], refused: "DE1" },
  issuesKeys: true,
  identitiesReachBuckets: true,
  grant: (identity, stack) => partsOf(ovhcloudCase).secrets(stack).grantRead(identity),
  cpu: { offer: "b3-16", image: "Ubuntu 24.04" },
  gpu: { offer: "l40s-90", image: "Ubuntu 24.04" },
};
