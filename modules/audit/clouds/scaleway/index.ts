import type { CloudMapper } from "../../mapper.ts";
import { ai } from "./ai.ts";
import { compute } from "./compute.ts";
import { database } from "./database.ts";
import { delivery } from "./delivery.ts";
import { network } from "./network.ts";
import { operations } from "./operations.ts";
import { secretAttributes } from "./secrets.ts";
import { storage } from "./storage.ts";

const scaleway = {
  name: "Scaleway SAS",
  country: "FR",
  source: "https://www.scaleway.com/en/legal-notice/",
  checkedOn: undefined,
};

export const mapper: CloudMapper = {
  cloud: "scaleway",
  hosts: { "scw.cloud": scaleway, "scaleway.com": scaleway },
  providers: ["scaleway/scaleway"],
  mappings: { ...network, ...compute, ...storage, ...database, ...delivery, ...operations, ...ai },
  secretAttributes,
};
