import type { CostRule, UnitPrice } from "../../cloud.ts";
import { coreEur, gpuPricesEur, offers, priceSource } from "./offers.ts";

/** Cores and GPUs are charged apart, so a machine's own price has a name of its own. */
const machines: UnitPrice[] = [
  ...new Map(offers.map(({ machineType, vcpus }) => [machineType, vcpus])).entries(),
].map(([machineType, vcpus]) => ({
  item: `machine:${machineType}`,
  unit: "hour",
  eur: coreEur * vcpus,
  missing: machineType.endsWith("p1")
    ? "memory, and the surcharge of the highest core performance"
    : "memory",
  provenance: priceSource,
}));

const gpus: UnitPrice[] = Object.entries(gpuPricesEur).map(([modelName, eur]) => ({
  item: `gpu:${modelName}`,
  unit: "hour",
  eur,
  provenance: priceSource,
}));

export const prices: readonly UnitPrice[] = [...machines, ...gpus];

export const costRules: readonly CostRule[] = [
  { resourceType: "outscale_vm", item: "machine:{vm_type}" },
  { resourceType: "outscale_flexible_gpu", item: "gpu:{model_name}" },
  { resourceType: "outscale_volume", item: "volume:{volume_type}", quantity: "size" },
  { resourceType: "outscale_public_ip", item: "address" },
  { resourceType: "outscale_load_balancer", item: "load-balancer" },
  { resourceType: "aws_s3_bucket", item: "bucket", assumed: "bucketGb" },
];

export const freeResources: readonly string[] = [
  "aws_s3_bucket_",
  "outscale_access_key",
  "outscale_api_access_",
  "outscale_ca",
  "outscale_dhcp_option",
  "outscale_flexible_gpu_link",
  "outscale_internet_service",
  "outscale_keypair",
  "outscale_load_balancer_",
  "outscale_main_route_table_link",
  "outscale_net",
  "outscale_nic",
  "outscale_policy",
  "outscale_public_ip_link",
  "outscale_route",
  "outscale_security_group",
  "outscale_server_certificate",
  "outscale_subnet",
  "outscale_tag",
  "outscale_user",
  "outscale_volume_link",
];
