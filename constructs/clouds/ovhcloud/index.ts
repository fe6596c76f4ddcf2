import type { TerraformStack } from "cdktf";
import { OpenstackProvider } from "../../../.gen/openstack/provider.js";
import { OvhProvider } from "../../../.gen/ovh/provider.js";
import type { Cloud, StateBackendProps } from "../../capabilities/cloud.ts";
import { Placement, type PlacementProps } from "../../capabilities/placement.ts";
import { reportOnce } from "../../capabilities/problems.ts";
import { keepS3State } from "../../capabilities/s3-state.ts";
import { OvhcloudAuditTrail } from "./audit-trail.ts";
import { OvhcloudBackup } from "./backup.ts";
import { OvhcloudBlockVolume } from "./block-volume.ts";
import { OvhcloudBudgetAlert } from "./budget-alert.ts";
import { OvhcloudContainerRegistry } from "./container-registry.ts";
import { OvhcloudDatabase } from "./database.ts";
import { OvhcloudDnsZone } from "./dns-zone.ts";
import { OvhcloudEncryptionKey } from "./encryption-key.ts";
import { OvhcloudIdentity } from "./identity.ts";
import { OvhcloudInstance } from "./instance.ts";
import { OvhcloudKubernetesCluster } from "./kubernetes-cluster.ts";
import { OvhcloudLoadBalancer } from "./load-balancer.ts";
import { serviceRegion } from "./locality.ts";
import { OvhcloudLogSink } from "./log-sink.ts";
import { OvhcloudNetwork } from "./network.ts";
import { OvhcloudObjectStorage, s3Endpoint } from "./object-storage.ts";
import { checkPlacement } from "./placement-checks.ts";
import { OvhcloudPowerSchedule } from "./power-schedule.ts";
import { OvhcloudSecretStore } from "./secret-store.ts";

export * from "./audit-trail.ts";
export * from "./backup.ts";
export * from "./block-volume.ts";
export * from "./budget-alert.ts";
export * from "./container-registry.ts";
export * from "./database.ts";
export * from "./dns-zone.ts";
export * from "./encryption-key.ts";
export * from "./identity.ts";
export * from "./instance.ts";
export * from "./kubernetes-cluster.ts";
export * from "./load-balancer.ts";
export * from "./log-sink.ts";
export * from "./network.ts";
export * from "./object-storage.ts";
export * from "./power-schedule.ts";
export * from "./secret-store.ts";

/** Everything that the stacks use, on OVHcloud's Public Cloud. */
export const ovhcloud: Cloud = {
  name: "ovhcloud",
  bucketsTakeKeys: false,
  identitiesReachBuckets: true,
  balancersSendLogs: true,
  configure,
  keepState,
  Network: OvhcloudNetwork,
  Instance: OvhcloudInstance,
  BlockVolume: OvhcloudBlockVolume,
  ObjectStorage: OvhcloudObjectStorage,
  EncryptionKey: OvhcloudEncryptionKey,
  SecretStore: OvhcloudSecretStore,
  LogSink: OvhcloudLogSink,
  Identity: OvhcloudIdentity,
  Database: OvhcloudDatabase,
  LoadBalancer: OvhcloudLoadBalancer,
  ContainerRegistry: OvhcloudContainerRegistry,
  AuditTrail: OvhcloudAuditTrail,
  Backup: OvhcloudBackup,
  BudgetAlert: OvhcloudBudgetAlert,
  DnsZone: OvhcloudDnsZone,
  PowerSchedule: OvhcloudPowerSchedule,
  KubernetesCluster: OvhcloudKubernetesCluster,
};

/**
 * Endpoints are written: a file `ovh.conf` or a variable could send requests to another entity of the vendor, in
 * Canada or the United States. No credential: the provider does not mark them as secrets, so they come from the
 * environment of whoever applies.
 */
function configure(stack: TerraformStack, props: PlacementProps): Placement {
  const placement = new Placement("ovhcloud", props).register(stack);
  reportOnce(stack, placement.deployment, () => checkPlacement(placement));
  const ovh = new OvhProvider(stack, "ovh", { endpoint: "ovh-eu" });
  const openstack = new OpenstackProvider(stack, "openstack", {
    authUrl: "https://auth.cloud.ovh.net/v3",
    region: placement.region,
    tenantId: placement.project,
    userDomainName: "Default",
  });
  // The library would ask for exactly the version of the bindings, and keep everybody from the next fix.
  for (const [name, provider] of Object.entries({ ovh, openstack })) {
    const constraint = provider.terraformGeneratorMetadata?.providerVersionConstraint;
    stack.addOverride(`terraform.required_providers.${name}.version`, constraint);
  }
  stack.addOverride("terraform.required_version", ">= 1.11.0");
  return placement;
}

/** @param props a compute region is taken for the region of its buckets: GRA11 means gra */
function keepState(stack: TerraformStack, props: StateBackendProps): void {
  const region = serviceRegion(props).toLowerCase();
  keepS3State(stack, { ...props, region, endpoint: s3Endpoint(region) });
}
