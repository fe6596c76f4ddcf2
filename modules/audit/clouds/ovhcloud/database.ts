import { written } from "../../derive.ts";
import { chain, type Fact, known, map, together, unknown } from "../../fact.ts";
import type { Mapped, Mappings } from "../../mapper.ts";
import { joinedBy } from "../../reading.ts";
import type { View } from "../../view.ts";
import { off } from "./off.ts";
import { countryOfRegion } from "./place.ts";

export const database: Mappings = {
  ovh_cloud_project_database: (r) => ({
    class: "database.instance",
    bearsData: true,
    facts: databaseFacts(r),
  }),
};

function databaseFacts(r: View): NonNullable<Mapped["facts"]> {
  const nodes = r.blocks("nodes");
  const region = chain(nodes, ([node]) =>
    node === undefined
      ? unknown("provider-default", r.evidence("no node names a region"))
      : node.text("region"),
  );
  return {
    region,
    country: countryOfRegion(region),
    // A node without a network has a public endpoint.
    publicEndpoint: chain(nodes, (list) =>
      map(
        together(
          list.map((node) => written(node, "network_id")),
          nodes.evidence,
        ),
        (inside) => inside.some((one) => !one),
      ),
    ),
    allowedSources: chain(r.blocks("ip_restrictions"), (rules) =>
      together(
        rules.map((rule) => rule.text("ip")),
        r.value("ip_restrictions").evidence,
      ),
    ),
    engine: r.text("engine"),
    highlyAvailable: map(nodes, (list) => list.length >= 2),
    deletionProtected: off(r.flag("deletion_protection"), false),
    logsForwarded: joinedBy(
      "ovh_cloud_project_database_log_subscription",
      "cluster_id",
      "no log stream is subscribed to the database",
    )(r),
    backupEnabled: { state: "attested", evidence: r.evidence("the service makes backups by itself") },
    backupInSameCountry: backupInSameCountry(r, region),
    authenticated: known(true, r.evidence("the engine always asks for a user and a password")),
  };
}

/** Regions that the service names itself are known after apply only. */
function backupInSameCountry(r: View, home: Fact<string>): Fact<boolean> {
  const regions = r.texts("backup_regions");
  return chain(regions, (names) =>
    chain(countryOfRegion(home), (here) =>
      map(
        together(
          names.map((name) => countryOfRegion(known(name, regions.evidence))),
          regions.evidence,
        ),
        (countries) => countries.every((country) => country === here),
      ),
    ),
  );
}
