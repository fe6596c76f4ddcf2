import type { CostRule, UnitPrice } from "../../cloud.ts";
import type { Provenance } from "../../provenance.ts";

const priceList: Provenance = {
  mark: "secondary",
  source:
    "feoche/public-cost-indicator docs/donnees-produits-cloud-complet.md (copy of the public catalogue, rounded to a cent)",
  checkedOn: "2026-01-27",
  expiresOn: "2027-01-27",
};

const monthly = (item: string, eur: number): UnitPrice => ({
  item,
  unit: "month",
  eur,
  provenance: priceList,
});
const hourly = (item: string, eur: number): UnitPrice => ({ item, unit: "hour", eur, provenance: priceList });
const monthlyGb = (item: string, eur: number): UnitPrice => ({
  item,
  unit: "gb-month",
  eur,
  provenance: priceList,
});

export const prices: readonly UnitPrice[] = [
  ...["classic", "CLASSIC"].map((kind) => monthlyGb(`volume:${kind}`, 0.04)),
  ...["high-speed", "high-speed-gen2", "HIGH_SPEED", "HIGH_SPEED_GEN2"].map((kind) =>
    monthlyGb(`volume:${kind}`, 0.09),
  ),
  monthlyGb("bucket", 0.01),
  ...["s", "SMALL"].map((size) => monthly(`load-balancer:${size}`, 6)),
  ...["m", "MEDIUM"].map((size) => monthly(`load-balancer:${size}`, 15)),
  ...["l", "LARGE"].map((size) => monthly(`load-balancer:${size}`, 40)),
  ...["s", "S"].map((model) => monthly(`gateway:${model}`, 2)),
  monthly("address", 1.8),
  monthly("registry", 17.6),
  hourly("database:production:b3-8", 0.21),
  hourly("database:production:b3-16", 0.43),
  hourly("database:advanced:b3-8", 0.23),
  hourly("database:essential:db1-4", 0.07),
  hourly("database:business:db1-4", 0.09),
];

export const costRules: readonly CostRule[] = [
  { resourceType: "openstack_compute_instance_v2", offer: "flavor_name" },
  { resourceType: "openstack_blockstorage_volume_v3", item: "volume:{volume_type}", quantity: "size" },
  { resourceType: "openstack_networking_floatingip_v2", item: "address" },
  { resourceType: "ovh_cloud_instance", offer: "flavor_id" },
  { resourceType: "ovh_cloud_storage_block_volume", item: "volume:{volume_type}", quantity: "size" },
  { resourceType: "ovh_cloud_project_volume", item: "volume:{type}", quantity: "size" },
  { resourceType: "ovh_cloud_loadbalancer", item: "load-balancer:{flavor_name}" },
  { resourceType: "ovh_cloud_project_loadbalancer", item: "load-balancer:{flavor_id}" },
  { resourceType: "ovh_cloud_gateway", item: "gateway:{external_gateway.model}" },
  { resourceType: "ovh_cloud_project_gateway", item: "gateway:{model}" },
  { resourceType: "ovh_cloud_floating_ip", item: "address" },
  { resourceType: "ovh_cloud_project_storage", item: "bucket", assumed: "bucketGb" },
  { resourceType: "ovh_cloud_project_database", item: "database:{plan}:{flavor}" },
  { resourceType: "ovh_cloud_project_containerregistry", item: "registry" },
  { resourceType: "ovh_okms", item: "key-domain" },
  { resourceType: "ovh_cloud_project_kube", item: "control-plane:{plan}" },
  { resourceType: "ovh_cloud_project_kube_nodepool", offer: "flavor_name", quantity: "desired_nodes" },
  { resourceType: "ovh_dbaas_logs_output_graylog_stream", item: "logs", assumed: "logsGb" },
];

export const freeResources: readonly string[] = [
  "openstack_networking_network",
  "openstack_networking_port",
  "openstack_networking_router",
  "openstack_networking_secgroup",
  "openstack_networking_subnet",
  "openstack_compute_keypair",
  "openstack_compute_volume_attach",
  "openstack_lb_listener",
  "openstack_lb_member",
  "openstack_lb_monitor",
  "openstack_lb_pool",
  "ovh_iam_",
  "ovh_me_",
  "ovh_okms_",
  "ovh_cloud_network_private",
  "ovh_cloud_security_group",
  "ovh_cloud_ssh_key",
  "ovh_cloud_loadbalancer_",
  "ovh_cloud_project_region_loadbalancer_log_subscription",
  "ovh_cloud_project_user",
  "ovh_cloud_project_network_private",
  "ovh_cloud_project_containerregistry_",
  "ovh_cloud_project_database_",
  "ovh_cloud_project_kube_iprestrictions",
  "ovh_cloud_project_kube_log_subscription",
  "ovh_cloud_project_kube_oidc",
  "ovh_cloud_project_storage_",
  "ovh_dbaas_logs_",
  "ovh_domain_zone_record",
];
