import type { CloudMapper } from "../../mapper.ts";
import { ai } from "./ai.ts";
import { compute } from "./compute.ts";
import { database } from "./database.ts";
import { delivery } from "./delivery.ts";
import { network } from "./network.ts";
import { operations } from "./operations.ts";
import { secretAttributes } from "./secrets.ts";
import { storage } from "./storage.ts";

export const mapper: CloudMapper = {
  cloud: "scaleway",
  providers: ["scaleway/scaleway"],
  mappings: { ...network, ...compute, ...storage, ...database, ...delivery, ...operations, ...ai },
  secretAttributes,
};
