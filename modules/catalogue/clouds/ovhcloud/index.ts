import type { CloudCatalogue } from "../../cloud.ts";
import { cloud } from "./cloud.ts";
import { environment } from "./environment.ts";
import { images } from "./images.ts";
import { offers } from "./offers.ts";
import { costRules, freeResources, prices } from "./prices.ts";
import { operator, regions } from "./regions.ts";

export const catalogue: CloudCatalogue = {
  cloud,
  operator,
  regions,
  offers,
  images,
  prices,
  costRules,
  freeResources,
  environment,
  settingsExample: {
    project: "0".repeat(32),
    services: {
      keyDomain: "00000000-0000-0000-0000-000000000000",
      logs: "ldp-xx-00000",
      logsHost: "gra1.logs.ovh.com",
    },
  },
};
