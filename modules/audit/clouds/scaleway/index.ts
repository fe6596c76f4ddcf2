import type { CloudMapper } from "../../mapper.ts";
import { joints, silent } from "../../table.ts";
import { access } from "./access.ts";
import { ai } from "./ai.ts";
import { buckets } from "./buckets.ts";
import { compute } from "./compute.ts";
import { database } from "./database.ts";
import { delivery } from "./delivery.ts";
import { hosts } from "./hosts.ts";
import { kubernetes } from "./kubernetes.ts";
import { links } from "./links.ts";
import { messaging } from "./messaging.ts";
import { names } from "./names.ts";
import { network } from "./network.ts";
import { operations } from "./operations.ts";
import { secretAttributes } from "./secrets.ts";
import { serverless } from "./serverless.ts";
import { storage } from "./storage.ts";
import { types } from "./types/scaleway.ts";

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
  mappings: {
    ...silent(types),
    ...joints("scaleway_", "lb_acl"),
    ...network,
    ...compute,
    ...buckets,
    ...kubernetes,
    ...serverless,
    ...storage,
    ...database,
    ...delivery,
    ...operations,
    ...ai,
    ...access,
    ...hosts,
    ...links,
    ...messaging,
    ...names,
  },
  secretAttributes,
};
