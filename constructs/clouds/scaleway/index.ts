import type { TerraformStack } from "cdktf";
import { ScalewayProvider } from "../../../.gen/scaleway/provider.js";
import type { Cloud, StateBackendProps } from "../../capabilities/cloud.ts";
import { Placement, type PlacementProps } from "../../capabilities/placement.ts";
import { reportOnce } from "../../capabilities/problems.ts";
import { keepS3State } from "../../capabilities/s3-state.ts";
import { ScalewayAuditTrail } from "./audit-trail.ts";
import { ScalewayBackup } from "./backup.ts";
import { ScalewayBlockVolume } from "./block-volume.ts";
import { ScalewayBudgetAlert } from "./budget-alert.ts";
import { ScalewayContainerRegistry } from "./container-registry.ts";
import { ScalewayDatabase } from "./database.ts";
import { ScalewayDnsZone } from "./dns-zone.ts";
import { ScalewayEncryptionKey } from "./encryption-key.ts";
import { ScalewayIdentity } from "./identity.ts";
import { ScalewayInstance } from "./instance.ts";
import { ScalewayKubernetesCluster } from "./kubernetes-cluster.ts";
import { ScalewayLoadBalancer } from "./load-balancer.ts";
import { ScalewayLogSink } from "./log-sink.ts";
import { ScalewayNetwork } from "./network.ts";
import { ScalewayObjectStorage } from "./object-storage.ts";
import { checkPlacement } from "./placement-checks.ts";
import { ScalewayPowerSchedule } from "./power-schedule.ts";
import { ScalewaySecretStore } from "./secret-store.ts";

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

/** Everything that the stacks use, on Scaleway. */
export const scaleway: Cloud = {
  name: "scaleway",
  bucketsTakeKeys: true,
  identitiesReachBuckets: true,
  balancersSendLogs: true,
  configure,
  keepState,
  Network: ScalewayNetwork,
  Instance: ScalewayInstance,
  BlockVolume: ScalewayBlockVolume,
  ObjectStorage: ScalewayObjectStorage,
  EncryptionKey: ScalewayEncryptionKey,
  SecretStore: ScalewaySecretStore,
  LogSink: ScalewayLogSink,
  Identity: ScalewayIdentity,
  Database: ScalewayDatabase,
  LoadBalancer: ScalewayLoadBalancer,
  ContainerRegistry: ScalewayContainerRegistry,
  AuditTrail: ScalewayAuditTrail,
  Backup: ScalewayBackup,
  BudgetAlert: ScalewayBudgetAlert,
  DnsZone: ScalewayDnsZone,
  PowerSchedule: ScalewayPowerSchedule,
  KubernetesCluster: ScalewayKubernetesCluster,
};

/**
 * Region and zone are both written: a zone alone does not move the region. No credential: it comes from the
 * environment of whoever applies.
 */
function configure(stack: TerraformStack, props: PlacementProps): Placement {
  const placement = new Placement("scaleway", props).register(stack);
  reportOnce(stack, placement.deployment, () => checkPlacement(placement));
  const provider = new ScalewayProvider(stack, "scaleway", {
    region: placement.region,
    zone: placement.zone,
    projectId: placement.project,
  });
  // The library would ask for exactly the version of the bindings, and keep everybody from the next fix.
  const constraint = provider.terraformGeneratorMetadata?.providerVersionConstraint;
  stack.addOverride("terraform.required_providers.scaleway.version", constraint);
  // Write-only arguments keep secrets out of the state from this version on.
  stack.addOverride("terraform.required_version", ">= 1.11.0");
  return placement;
}

function keepState(stack: TerraformStack, props: StateBackendProps): void {
  keepS3State(stack, { ...props, endpoint: `https://s3.${props.region}.scw.cloud` });
}
