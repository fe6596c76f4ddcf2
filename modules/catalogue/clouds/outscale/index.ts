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
    project: "0".repeat(12),
    services: { cpuImage: "ami-00000000", gpuImage: "ami-00000000", openbaoSha256: "0".repeat(64) },
  },
};
