import { chain } from "../../fact.ts";
import { anyBlock, gathered, optional, text, where } from "../../reading.ts";
import { type Entry, tabled } from "../../table.ts";
import { orderedPlace } from "./ordered.ts";

/** A password is made by the service and lands in the state; nothing tells the user's rights. */
const user: Entry = { class: "database.user" };

/** Users and rights inside managed databases, and databases of web hosting. */
export const databaseUsers = tabled("ovh_", {
  cloud_project_database_user: user,
  cloud_project_database_clickhouse_user: user,
  cloud_project_database_postgresql_user: user,
  cloud_project_database_prometheus: user,
  cloud_project_database_mongodb_prometheus: user,
  cloud_project_database_mongodb_user: {
    class: "database.user",
    facts: {
      isAdministrator: where(
        optional((r) => r.texts("roles")),
        (roles) => roles.some((role) => /AnyDatabase@|^(?:root|clusterAdmin|__system)@/.test(role)),
      ),
    },
  },
  cloud_project_database_opensearch_user: {
    class: "database.user",
    facts: {
      isAdministrator: anyBlock("acls", (acl) =>
        where(text("permission"), (permission) => permission === "admin")(acl),
      ),
    },
  },
  cloud_project_database_valkey_user: {
    class: "database.user",
    facts: {
      isAdministrator: where(
        optional((r) => r.texts("categories")),
        (categories) => categories.includes("+@all"),
      ),
    },
  },
  cloud_project_database_kafka_acl: {
    class: "database.user",
    facts: { isAdministrator: where(text("permission"), (permission) => permission === "admin") },
  },
  cloud_project_database_kafka_schemaregistryacl: {
    class: "database.user",
    facts: {
      // The right to write every schema is the right to break every reader.
      isAdministrator: (r) =>
        chain(r.text("permission"), (permission) =>
          where(text("resource"), (resource) => permission.endsWith("_write") && resource.endsWith(":*"))(r),
        ),
    },
  },
  cloud_project_database_kafka_topic: {
    class: "queue",
    facts: {
      highlyAvailable: where(
        optional((r) => r.number("replication")),
        (copies) => copies >= 2,
      ),
    },
  },
  hosting_privatedatabase: {
    class: "database.instance",
    bearsData: true,
    place: orderedPlace,
    facts: {
      allowedSources: gathered(
        "ovh_hosting_privatedatabase_whitelist",
        "service_name",
        "ip",
        "nobody is let in",
      ),
    },
  },
  hosting_privatedatabase_user: user,
  hosting_privatedatabase_user_grant: {
    class: "database.user",
    facts: { isAdministrator: where(text("grant"), (grant) => grant === "admin") },
  },
});
