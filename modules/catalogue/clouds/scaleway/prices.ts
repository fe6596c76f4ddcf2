import type { CostRule, UnitPrice } from "../../cloud.ts";
import type { Provenance } from "../../provenance.ts";

/** Two surveys of the vendor's price pages and of its price interface, which agree with each other. */
const survey: Provenance = {
  mark: "secondary",
  source:
    "public surveys of www.scaleway.com/en/pricing and of the product catalogue interface, fr-par and nl-ams, September 2026",
  checkedOn: "2026-09-30",
  expiresOn: "2027-03-31",
};

const hourly = (item: string, eur: number): UnitPrice => ({ item, unit: "hour", eur, provenance: survey });
const monthlyGb = (item: string, eur: number): UnitPrice => ({
  item,
  unit: "gb-month",
  eur,
  provenance: survey,
});

/** A database's node and its management are charged apart; together, one node. */
const databaseNodes: readonly (readonly [string, number])[] = [
  ["DB-PLAY2-PICO", 0.0233],
  ["DB-PRO2-XXS", 0.11],
  ["DB-PRO2-XS", 0.22],
  ["DB-POP2-2C-8G", 0.1434],
  ["DB-POP2-4C-16G", 0.2866],
  ["DB-POP2-8C-32G", 0.5684],
];

export const prices: readonly UnitPrice[] = [
  monthlyGb("volume:5000", 0.0993),
  monthlyGb("volume:15000", 0.149),
  monthlyGb("bucket", 0.0161),
  monthlyGb("registry", 0.027),
  hourly("load-balancer:LB-S", 0.023),
  hourly("load-balancer:LB-GP-M", 0.054),
  hourly("load-balancer:LB-GP-L", 0.094),
  hourly("load-balancer:LB-GP-XL", 0.941),
  hourly("gateway:VPC-GW-S", 0.026),
  hourly("gateway:VPC-GW-M", 0.095),
  hourly("gateway:VPC-GW-L", 0.439),
  hourly("address", 0.005),
  { item: "secret-version", unit: "month", eur: 0.044, provenance: survey },
  { item: "logs", unit: "gb", eur: 0.35, provenance: survey },
  ...databaseNodes.map(([node, eur]) => hourly(`database:${node}`, eur)),
];

export const costRules: readonly CostRule[] = [
  { resourceType: "scaleway_instance_server", offer: "type" },
  { resourceType: "scaleway_instance_server", item: "volume:5000", quantity: "root_volume.size_in_gb" },
  { resourceType: "scaleway_block_volume", item: "volume:{iops}", quantity: "size_in_gb" },
  { resourceType: "scaleway_lb", item: "load-balancer:{type}" },
  { resourceType: "scaleway_lb_ip", item: "address" },
  { resourceType: "scaleway_instance_ip", item: "address" },
  { resourceType: "scaleway_vpc_public_gateway", item: "gateway:{type}" },
  { resourceType: "scaleway_vpc_public_gateway_ip", item: "address" },
  { resourceType: "scaleway_rdb_instance", item: "database:{node_type}", doubledBy: "is_ha_cluster" },
  { resourceType: "scaleway_rdb_instance", item: "volume:5000", quantity: "volume_size_in_gb" },
  { resourceType: "scaleway_object_bucket", item: "bucket", assumed: "bucketGb" },
  { resourceType: "scaleway_registry_namespace", item: "registry", assumed: "registryGb" },
  { resourceType: "scaleway_cockpit_source", item: "logs", assumed: "logsGb" },
  { resourceType: "scaleway_secret", item: "secret-version" },
  { resourceType: "scaleway_key_manager_key", item: "key" },
  { resourceType: "scaleway_k8s_cluster", item: "control-plane:{type}" },
  { resourceType: "scaleway_k8s_pool", offer: "node_type", quantity: "size" },
  { resourceType: "scaleway_k8s_pool", item: "volume:5000", quantity: "size × root_volume_size_in_gb" },
  { resourceType: "scaleway_job_definition", item: "job" },
];

/** Networks, rules, identities and settings of resources that are charged themselves. */
export const freeResources: readonly string[] = [
  "scaleway_account_",
  "scaleway_billing_",
  "scaleway_container_namespace",
  "scaleway_domain_record",
  "scaleway_iam_",
  "scaleway_instance_placement_group",
  "scaleway_instance_private_nic",
  "scaleway_instance_security_group",
  "scaleway_instance_volume",
  "scaleway_ipam_",
  "scaleway_k8s_acl",
  "scaleway_lb_acl",
  "scaleway_lb_backend",
  "scaleway_lb_certificate",
  "scaleway_lb_frontend",
  "scaleway_lb_private_network",
  "scaleway_object_bucket_",
  "scaleway_cockpit_token",
  "scaleway_rdb_acl",
  "scaleway_rdb_database",
  "scaleway_rdb_privilege",
  "scaleway_rdb_user",
  "scaleway_secret_version",
  "scaleway_vpc",
];
