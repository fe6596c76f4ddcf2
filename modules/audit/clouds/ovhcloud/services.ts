import { leftOut, written } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, together, unknown } from "../../fact.ts";
import type { Flow } from "../../flow.ts";
import { allTls, protocolTls } from "../../listener-tls.ts";
import type { Mapped, Mappings } from "../../mapper.ts";
import type { Encryption } from "../../node.ts";
import { blocksOf, joinedBy } from "../../reading.ts";
import { shortestExpiry } from "../../retention.ts";
import { firstOf } from "../../surroundings.ts";
import type { View } from "../../view.ts";
import { countryOfRegion, place } from "./place.ts";

/** Storage, databases, registry. */
export const services: Mappings = {
  ovh_cloud_project_storage: (r) => ({
    class: "storage.object",
    bearsData: true,
    facts: {
      ...place(r, "region_name"),
      name: r.text("name"),
      encryption: bucketEncryption(r),
      versioned: map(off(first(r, "versioning", "status"), "disabled"), (status) => status === "enabled"),
      publicRead: known(false, r.evidence("no ACL in this resource: private")),
      replicaCountries: replicaCountries(r),
      retentionDays: chain(lifecycle(r), (found) =>
        shortestExpiry(found.blocks("rules"), (rule) => rule.number("expiration", "days")),
      ),
      // The provider deletes every version before the bucket, and has no switch against it (provider 2.19.0).
      emptiedOnDestroy: {
        state: "unobservable",
        evidence: r.evidence("destroy deletes every object; prevent_destroy guards it, which no plan shows"),
      },
    },
  }),
  ovh_cloud_storage_block_volume: (r) => ({
    class: "storage.block",
    bearsData: true,
    facts: { ...place(r), encryption: flagEncryption(r, "enabled") },
  }),
  ovh_cloud_project_volume: (r) => ({
    class: "storage.block",
    bearsData: true,
    facts: { ...place(r, "region_name"), encryption: flagEncryption(r, "encrypted") },
  }),
  openstack_blockstorage_volume_v3: (r) => ({
    class: "storage.block",
    bearsData: true,
    facts: {
      ...place(r),
      encryption: map(
        off(r.text("volume_type"), ""),
        (type): Encryption => (type.endsWith("-luks") ? "provider-key" : "none"),
      ),
    },
  }),
  ovh_cloud_storage_block_volume_snapshot: (r) => ({
    class: "storage.snapshot",
    bearsData: true,
    facts: place(r),
  }),
  ovh_cloud_storage_block_volume_backup: (r) => ({
    class: "storage.snapshot",
    bearsData: true,
    facts: place(r),
  }),
  ovh_cloud_project_volume_backup: (r) => ({
    class: "storage.snapshot",
    bearsData: true,
    facts: place(r, "region_name"),
  }),
  ovh_cloud_project_file_storage_share: (r) => ({ class: "storage.file", bearsData: true, facts: place(r) }),
  ovh_cloud_project_database: (r) => ({
    class: "database.instance",
    bearsData: true,
    facts: databaseFacts(r),
  }),
  ovh_cloud_project_containerregistry: (r) => ({
    class: "registry",
    bearsData: true,
    facts: { ...place(r), allowedSources: registrySources(r) },
  }),
  ovh_cloud_project_loadbalancer: (r) => ({
    class: "balancer",
    facts: {
      ...place(r, "region_name"),
      logsForwarded: joinedBy(
        "ovh_cloud_project_region_loadbalancer_log_subscription",
        "loadbalancer_id",
        "no log stream is subscribed to the balancer",
      )(r),
      usesTls: chain(r.blocks("listeners"), (listeners) =>
        allTls(
          listeners.map((listener) => listener.text("protocol")),
          r.evidence("listeners"),
        ),
      ),
    },
  }),
  openstack_lb_loadbalancer_v2: (r) => ({ class: "balancer", facts: place(r) }),
  openstack_lb_listener_v2: (r) => ({
    class: "balancer.listener",
    facts: { usesTls: protocolTls(r.text("protocol")), flows: listenerFlows(r) },
    edges: r
      .targets("loadbalancer_id")
      .map(({ address, certain }) => ({ kind: "attached-to", to: address, certain })),
  }),
};

function first(r: View, block: string, name: string): Fact<string> {
  return chain(r.blocks(block), ([found]) =>
    found === undefined ? { state: "absent", evidence: r.evidence(`no ${block}`) } : found.text(name),
  );
}

/** What the user leaves to the platform is off there (vendor documentation of each product). */
function off<T>(fact: Fact<T>, value: T): Fact<T> {
  return orElse(leftOut(fact), value, "left out: off");
}

function bucketEncryption(r: View): Fact<Encryption> {
  return map(off(first(r, "encryption", "sse_algorithm"), "plaintext"), (algorithm) =>
    algorithm === "AES256" ? "provider-key" : "none",
  );
}

/** Under the provider's keys, or under a key of the customer's key manager. */
function flagEncryption(r: View, name: string): Fact<Encryption> {
  return chain(off(r.value("encryption"), {}), () => {
    const flag = off(r.flag("encryption", name), false);
    return chain(flag, (on) => {
      if (!on) return known("none", flag.evidence);
      return map(
        written(r, "encryption", "kms"),
        (own): Encryption => (own ? "customer-key" : "provider-key"),
      );
    });
  });
}

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

/** Artifacts and the console are limited apart; without a limit in the plan it is not told who may reach them. */
function registrySources(r: View): Fact<readonly string[]> {
  const limits = ["registry", "management"].map((part) => {
    const type = `ovh_cloud_project_containerregistry_ip_restrictions_${part}`;
    const limit = firstOf(r.around.companions(r, type, "registry_id"), r.evidence(`no ${type}`));
    if (limit.state === "absent") return unknown("reference", limit.evidence);
    return chain(limit, blocksOf("ip_restrictions", "ip_block"));
  });
  return map(together(limits, r.evidence("limits of artifacts and console")), (lists) => lists.flat());
}

function lifecycle(r: View): Fact<View> {
  const type = "ovh_cloud_project_storage_object_bucket_lifecycle_configuration";
  return firstOf(r.around.companions(r, type, "container_name"), r.evidence("nothing expires"));
}

/** Left out, nothing is copied. */
function replicaCountries(r: View): Fact<readonly string[]> {
  const rules = leftOut(r.blocks("replication", "rules"));
  return chain(rules, (list) =>
    together(
      list.map((rule) => countryOfRegion(rule.text("destination", "region"))),
      rules.evidence,
    ),
  );
}

/** Left out, every address may ask the listener; whether a public one leads to it, the listener does not tell. */
function listenerFlows(r: View): Fact<readonly Flow[]> {
  const peers = off(r.texts("allowed_cidrs"), ["0.0.0.0/0"]);
  const reached = unknown(
    "reference",
    r.evidence("whether a public address leads to the balancer is not told here"),
  );
  return map(peers, (list) =>
    list.map((peer) => ({
      direction: "inbound",
      action: reached,
      protocol: map(r.text("protocol"), (name) => (name === "UDP" ? "UDP" : "TCP")),
      ports: map(r.number("protocol_port"), (port) => ({ from: port, to: port })),
      peer: known(peer, peers.evidence),
    })),
  );
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
