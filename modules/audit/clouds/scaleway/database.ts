import { written } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, together, unknown } from "../../fact.ts";
import type { Mapped, Mappings } from "../../mapper.ts";
import type { Encryption } from "../../node.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

const rdb = "scaleway_rdb_instance";

export const database: Mappings = {
  [rdb]: (r) => ({
    class: "database.instance",
    bearsData: true,
    facts: {
      ...place(r),
      labels: r.texts("tags"),
      // The keys are the provider's: no database takes a customer's key (schema of provider 2.81.0).
      encryption: map(
        orElse(r.flag("encryption_at_rest"), false, "off by default"),
        (on): Encryption => (on ? "provider-key" : "none"),
      ),
      publicEndpoint: rdbPublic(r),
      allowedSources: rdbSources(r),
      engine: r.text("engine"),
      highlyAvailable: orElse(r.flag("is_ha_cluster"), false, "the provider's default"),
      backupEnabled: map(orElse(r.flag("disable_backup"), false, "the provider's default"), (off) => !off),
      backupEveryHours: r.number("backup_schedule_frequency"),
      backupRetentionDays: r.number("backup_schedule_retention"),
      // Each region of this cloud lies in a country of its own.
      backupInSameCountry: r.flag("backup_same_region"),
      authenticated: known(true, r.evidence("the engine always asks for a user and a password")),
    },
  }),
  scaleway_rdb_acl: () => ({ class: "joint" }),
  scaleway_rdb_user: (r) => ({
    class: "database.user",
    facts: { isAdministrator: orElse(r.flag("is_admin"), false, "the provider's default") },
  }),
  scaleway_rdb_snapshot: (r) => backupOf(r, rdb),
  scaleway_rdb_database_backup: (r) => backupOf(r, rdb),
  scaleway_rdb_read_replica: (r) => ({
    class: "database.backup",
    bearsData: true,
    facts: place(r, r.around.one(r, rdb, "instance_id")),
  }),
  scaleway_mongodb_instance: (r) => engine(r, "MongoDB", { publicEndpoint: written(r, "public_network") }),
  scaleway_mongodb_user: () => ({ class: "database.user" }),
  scaleway_mongodb_snapshot: (r) => backupOf(r, "scaleway_mongodb_instance"),
  scaleway_redis_cluster: (r) =>
    engine(r, "Redis", {
      publicEndpoint: map(r.blocks("private_network"), (networks) => networks.length === 0),
      usesTls: orElse(r.flag("tls_enabled"), false, "the provider's default"),
    }),
  scaleway_opensearch_deployment: (r) =>
    engine(r, "OpenSearch", {
      publicEndpoint: map(r.blocks("private_network"), (networks) => networks.length === 0),
      highlyAvailable: map(r.number("node_count"), (count) => count >= 3),
    }),
  scaleway_datawarehouse_deployment: (r) =>
    engine(r, "ClickHouse", { publicEndpoint: written(r, "public_network") }),
  scaleway_sdb_sql_database: (r) =>
    engine(r, "PostgreSQL", {
      publicEndpoint: known(true, r.evidence("serverless databases have a public endpoint only")),
    }),
};

function engine(r: View, name: string, facts: Mapped["facts"]): Mapped {
  const told = known(name, r.evidence("told by the type of the resource", name));
  return {
    class: "database.instance",
    bearsData: true,
    facts: { ...place(r), labels: r.texts("tags"), engine: told, ...facts },
  };
}

function backupOf(r: View, type: string): Mapped {
  return { class: "database.backup", bearsData: true, facts: place(r, r.around.one(r, type, "instance_id")) };
}

/** Neither network named means a public endpoint; so does a `load_balancer` block beside a private one. */
function rdbPublic(r: View): Fact<boolean> {
  return chain(r.blocks("load_balancer"), (balancers) => {
    const [balancer] = balancers;
    if (balancer !== undefined)
      return known(true, balancer.evidence("a load_balancer block is a public endpoint"));
    return map(r.blocks("private_network"), (networks) => networks.length === 0);
  });
}

/** Without an access list a public endpoint answers every address (#2092 of the provider's repository). */
function rdbSources(r: View): Fact<readonly string[]> {
  const { certain, possible } = r.around.companions(r, "scaleway_rdb_acl", "instance_id");
  const [list] = certain;
  const [maybe] = possible;
  if (list === undefined && maybe !== undefined) {
    return unknown("reference", maybe.evidence("this access list may belong to the database"));
  }
  if (list === undefined)
    return known(["0.0.0.0/0"], r.evidence("no scaleway_rdb_acl: every source is allowed"));
  return chain(list.blocks("acl_rules"), (rules) =>
    together(
      rules.map((rule) => rule.text("ip")),
      list.evidence(`${rules.length} rules of ${list.resource.address}`),
    ),
  );
}
