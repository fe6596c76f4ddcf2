import type { TerraformStack } from "cdktf";
import { OutscaleProvider } from "../../../.gen/outscale/provider.js";
import type { Cloud, StateBackendProps } from "../../capabilities/cloud.ts";
import { Placement, type PlacementProps } from "../../capabilities/placement.ts";
import { reportOnce, reportProblem } from "../../capabilities/problems.ts";
import { keepS3State } from "../../capabilities/s3-state.ts";
import { OutscaleAuditTrail } from "./audit-trail.ts";
import { OutscaleBackup } from "./backup.ts";
import { OutscaleBlockVolume } from "./block-volume.ts";
import { OutscaleBudgetAlert } from "./budget-alert.ts";
import { OutscaleContainerRegistry } from "./container-registry.ts";
import { OutscaleDatabase } from "./database.ts";
import { DnsZone, EncryptionKey, KubernetesCluster } from "./gaps.ts";
import { OutscaleIdentity } from "./identity.ts";
import { OutscaleInstance } from "./instance.ts";
import { OutscaleLoadBalancer } from "./load-balancer.ts";
import { objectStorageEndpoint } from "./locality.ts";
import { OutscaleLogSink } from "./log-sink.ts";
import { OutscaleNetwork } from "./network.ts";
import { OutscaleObjectStorage } from "./object-storage.ts";
import { pinConstraint } from "./pin-constraint.ts";
import { checkPlacement } from "./placement-checks.ts";
import { OutscalePowerSchedule } from "./power-schedule.ts";
import { OutscaleSecretStore } from "./secret-store.ts";

export * from "./audit-trail.ts";
export * from "./backup.ts";
export * from "./block-volume.ts";
export * from "./budget-alert.ts";
export * from "./container-registry.ts";
export * from "./database.ts";
export * from "./identity.ts";
export * from "./instance.ts";
export * from "./load-balancer.ts";
export * from "./log-sink.ts";
export * from "./network.ts";
export * from "./object-storage.ts";
export * from "./power-schedule.ts";
export * from "./secret-store.ts";

/** What 3DS Outscale offers, and what it lacks. */
export const outscale: Cloud = {
  name: "outscale",
  bucketsTakeKeys: false,
  identitiesReachBuckets: false,
  selfHosted: ["SecretStore", "LogSink", "Database", "ContainerRegistry"],
  balancersSendLogs: false,
  configure,
  keepState,
  Network: OutscaleNetwork,
  Instance: OutscaleInstance,
  BlockVolume: OutscaleBlockVolume,
  ObjectStorage: OutscaleObjectStorage,
  EncryptionKey,
  SecretStore: OutscaleSecretStore,
  LogSink: OutscaleLogSink,
  Identity: OutscaleIdentity,
  Database: OutscaleDatabase,
  LoadBalancer: OutscaleLoadBalancer,
  ContainerRegistry: OutscaleContainerRegistry,
  AuditTrail: OutscaleAuditTrail,
  Backup: OutscaleBackup,
  BudgetAlert: OutscaleBudgetAlert,
  DnsZone,
  PowerSchedule: OutscalePowerSchedule,
  KubernetesCluster,
};

/**
 * The region is written for both halves of the provider, and the endpoint with its path: a bare host is rewritten to
 * the default region, and an unset one is taken from the environment. No credential: it comes from the environment of
 * whoever applies.
 */
function configure(stack: TerraformStack, props: PlacementProps): Placement {
  const placement = new Placement("outscale", props).register(stack);
  reportOnce(stack, placement.deployment, () => checkPlacement(placement));
  const { region } = placement;
  const provider = new OutscaleProvider(stack, "outscale", {
    api: { region, endpoint: `https://api.${region}.outscale.com/api/v1` },
    oks: { region },
  });
  pinConstraint(stack, provider);
  stack.addOverride("terraform.required_version", ">= 1.11.0");
  return placement;
}

/** Whether two applies at once would be kept apart has been proven by nobody: a lock is not promised. */
function keepState(stack: TerraformStack, props: StateBackendProps): void {
  if (props.lock) {
    reportProblem(stack, {
      where: "state.lock",
      what: "is not proven to work on this cloud's object storage",
      got: "true",
      allowed: "false",
      fix: "set it to false and let one pipeline apply at a time, or keep the state elsewhere",
    });
  }
  keepS3State(stack, { ...props, endpoint: objectStorageEndpoint(props.region) });
}
