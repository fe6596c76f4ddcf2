import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { UserError } from "../../modules/problem/problem.ts";
import type { AuditTrail, AuditTrailProps } from "./audit-trail.ts";
import type { Backup, BackupProps } from "./backup.ts";
import type { BlockVolume, BlockVolumeProps } from "./block-volume.ts";
import type { BudgetAlert, BudgetAlertProps } from "./budget-alert.ts";
import type { ContainerRegistry, ContainerRegistryProps } from "./container-registry.ts";
import type { Database, DatabaseProps } from "./database.ts";
import type { DnsZone, DnsZoneProps } from "./dns-zone.ts";
import type { EncryptionKey, EncryptionKeyProps } from "./encryption-key.ts";
import type { Identity, IdentityProps } from "./identity.ts";
import type { Instance, InstanceProps } from "./instance.ts";
import type { KubernetesCluster, KubernetesClusterProps } from "./kubernetes-cluster.ts";
import type { LoadBalancer, LoadBalancerProps } from "./load-balancer.ts";
import type { LogSink, LogSinkProps } from "./log-sink.ts";
import type { Network, NetworkProps } from "./network.ts";
import type { ObjectStorage, ObjectStorageProps } from "./object-storage.ts";
import type { Placement, PlacementProps } from "./placement.ts";
import type { PowerSchedule, PowerScheduleProps } from "./power-schedule.ts";
import type { SecretStore, SecretStoreProps } from "./secret-store.ts";

type Constructor<Props, Made> = new (scope: Construct, id: string, props: Props) => Made;

/** Every capability by its name. */
export interface Capabilities {
  readonly Network: Constructor<NetworkProps, Network>;
  readonly Instance: Constructor<InstanceProps, Instance>;
  readonly BlockVolume: Constructor<BlockVolumeProps, BlockVolume>;
  readonly ObjectStorage: Constructor<ObjectStorageProps, ObjectStorage>;
  readonly EncryptionKey: Constructor<EncryptionKeyProps, EncryptionKey>;
  readonly SecretStore: Constructor<SecretStoreProps, SecretStore>;
  readonly LogSink: Constructor<LogSinkProps, LogSink>;
  readonly Identity: Constructor<IdentityProps, Identity>;
  readonly Database: Constructor<DatabaseProps, Database>;
  readonly LoadBalancer: Constructor<LoadBalancerProps, LoadBalancer>;
  readonly ContainerRegistry: Constructor<ContainerRegistryProps, ContainerRegistry>;
  readonly AuditTrail: Constructor<AuditTrailProps, AuditTrail>;
  readonly Backup: Constructor<BackupProps, Backup>;
  readonly BudgetAlert: Constructor<BudgetAlertProps, BudgetAlert>;
  readonly DnsZone: Constructor<DnsZoneProps, DnsZone>;
  readonly PowerSchedule: Constructor<PowerScheduleProps, PowerSchedule>;
  readonly KubernetesCluster: Constructor<KubernetesClusterProps, KubernetesCluster>;
}

/** A capability that a cloud does not offer, as data. */
export interface Gap {
  readonly unavailable: true;
  /** Why, and what to use instead. */
  readonly reason: string;
  /** What says so: a provider's schema with its version, a vendor's page. */
  readonly source: string;
  /** Day of the check, YYYY-MM-DD. */
  readonly checkedOn: string;
}

/** A bucket that keeps Terraform's state. Made beforehand; no part of the stacks. */
export interface StateBackendProps {
  readonly bucketName: string;
  /** The bucket's region. */
  readonly region: string;
  /** Object's name, such as "acme/foundation.tfstate". */
  readonly key: string;
  /** Refuse a second apply while one runs. */
  readonly lock: boolean;
}

type Offered = { readonly [Name in keyof Capabilities]: Capabilities[Name] | Gap };

/** What a cloud offers: one constructor per capability, or a stated gap that the types force to handle. */
export type Cloud = Offered & {
  /** As the catalogue and the settings spell it. */
  readonly name: string;
  /** Whether buckets are encrypted with a key of yours; the ones that are not, refuse it. */
  readonly bucketsTakeKeys: boolean;
  /** Whether an identity can be let into a bucket; elsewhere the account's own key is handed to machines. */
  readonly identitiesReachBuckets: boolean;
  /** Whether access logs of load balancers can go to a LogSink; elsewhere machines log their requests themselves. */
  readonly balancersSendLogs: boolean;
  /** What the cloud does not sell and a machine of yours does: needs `machine`. @default - nothing */
  readonly selfHosted?: readonly (keyof Capabilities)[];
  /** Adds the providers, without credentials, and registers the placement. Before any capability. */
  configure(stack: TerraformStack, placement: PlacementProps): Placement;
  /** Keeps the stack's state in a bucket of this cloud; credentials come from the environment. */
  keepState(stack: TerraformStack, props: StateBackendProps): void;
};

/** States a gap. */
export const unavailable = (gap: Omit<Gap, "unavailable">): Gap => ({ unavailable: true, ...gap });

/** Whether a cloud lacks the capability. */
export const isUnavailable = (capability: unknown): capability is Gap =>
  typeof capability === "object" && capability !== null && "unavailable" in capability;

/**
 * Makes sure that a cloud has all that a composition needs, before any of it is built: its gaps are told at once.
 * @throws UserError that names every gap with its reason
 */
export function requireAll(cloud: Cloud, names: readonly (keyof Capabilities)[], where: string): void {
  const gaps = names.flatMap((name) => {
    const capability = cloud[name];
    return isUnavailable(capability) ? [`${name} (${capability.reason})`] : [];
  });
  if (gaps.length === 0) return;
  throw new UserError({
    where,
    what: `cannot be built on ${cloud.name}, which lacks ${gaps.length} of its parts: ${gaps.join("; ")}`,
    fix: "choose another cloud, or write a composition of your own from the parts that are there",
  });
}

/**
 * The constructor of a capability that a composition cannot do without.
 * @throws UserError with the gap's reason and source when the cloud lacks it.
 */
export function required<Name extends keyof Capabilities>(cloud: Cloud, name: Name): Capabilities[Name] {
  const capability: Capabilities[Name] | Gap = (cloud as Offered)[name];
  if (!isUnavailable(capability)) return capability;
  throw new UserError({
    where: cloud.name,
    what: `has no ${name}: ${capability.reason} (${capability.source}, ${capability.checkedOn})`,
    fix: "choose another cloud, or a composition without it",
  });
}

/** The constructor of a capability that a composition takes where the cloud has it. */
export function optional<Name extends keyof Capabilities>(
  cloud: Cloud,
  name: Name,
): Capabilities[Name] | undefined {
  const capability: Capabilities[Name] | Gap = (cloud as Offered)[name];
  return isUnavailable(capability) ? undefined : capability;
}
