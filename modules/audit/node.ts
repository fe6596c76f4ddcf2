import type { Action, MaskedPlace } from "../plan/index.ts";
import type { Evidence, Fact } from "./fact.ts";
import type { Endpoint, Flow } from "./flow.ts";
import type { DataClass } from "./manifest.ts";

/** What a resource is, whatever a provider calls it. */
export const nodeClasses = [
  "compute.instance",
  "compute.image",
  "compute.placement",
  "kubernetes.cluster",
  "kubernetes.pool",
  "serverless.service",
  "serverless.job",
  "inference.endpoint",
  "inference.model",
  "storage.object",
  "storage.block",
  "storage.file",
  "storage.snapshot",
  "database.instance",
  "database.user",
  "database.backup",
  "queue",
  "registry",
  "secret",
  "secret.version",
  "key",
  "network",
  "network.subnet",
  "network.firewall",
  "network.acl",
  "network.gateway",
  "network.address",
  "network.link",
  "network.port-forward",
  "balancer",
  "balancer.listener",
  "balancer.backend",
  "balancer.certificate",
  "waf",
  "dns",
  "mail",
  "log.sink",
  "log.token",
  "log.export",
  "alerting",
  "identity.principal",
  "identity.grant",
  "identity.key",
  "identity.policy",
  "budget",
  "budget.alert",
  "project",
  /** Only joins others: its content is told by the nodes that it joins. */
  "joint",
] as const;
export type NodeClass = (typeof nodeClasses)[number];

/** How data at rest is encrypted. */
export type Encryption = "none" | "provider-key" | "customer-key";

/** Every property that a rule may ask for, with its type. Units stand in the names. */
export interface FactTypes {
  readonly region: string;
  /** ISO 3166-1 alpha-2 code of the country in which the region lies. */
  readonly country: string;
  readonly project: string;
  readonly labels: readonly string[];
  /** What the stack's manifest says about the data, and who answers for it. */
  readonly dataClass: DataClass;
  readonly owner: string;
  /** What the user calls it. */
  readonly name: string;
  /** Deletion needs a second, deliberate step. */
  readonly deletionProtected: boolean;

  readonly hasPublicAddress: boolean;
  readonly hasFirewall: boolean;
  readonly inPrivateNetwork: boolean;
  readonly hasGpu: boolean;
  readonly dedicatedHost: boolean;
  readonly userData: string;
  /** Plain environment variables and the like. */
  readonly environmentNames: readonly string[];

  readonly encryption: Encryption;
  readonly publicRead: boolean;
  readonly versioned: boolean;
  readonly lockDays: number;
  readonly emptiedOnDestroy: boolean;
  /** Country in which objects of the coldest storage class used end up. */
  readonly coldTierCountry: string;
  readonly limitedByPolicy: boolean;

  readonly highlyAvailable: boolean;
  readonly publicEndpoint: boolean;
  /** Networks that may reach the service's public side. */
  readonly allowedSources: readonly string[];
  readonly authenticated: boolean;
  readonly backupEnabled: boolean;
  readonly backupEveryHours: number;
  readonly backupRetentionDays: number;
  readonly backupInSameRegion: boolean;

  readonly autoUpgrade: boolean;
  readonly autoHealing: boolean;
  readonly dedicatedControlPlane: boolean;
  readonly minimumSize: number;
  readonly maximumSize: number;

  readonly inboundDefault: "accept" | "drop";
  readonly outboundDefault: "accept" | "drop";
  readonly flows: readonly Flow[];
  readonly mailPortsOpen: boolean;
  readonly bastionEnabled: boolean;

  readonly usesTls: boolean;
  readonly modernTlsOnly: boolean;
  readonly accessLogged: boolean;
  readonly verifiesBackendTls: boolean;
  readonly certificateIssuer: string;

  readonly retentionDays: number;
  readonly canQuery: boolean;
  readonly signalType: string;

  readonly rotationDays: number;
  readonly expiresAt: string;
  readonly ownedByPerson: boolean;
  readonly permissions: readonly string[];
  readonly isAdministrator: boolean;
  readonly organisationWide: boolean;

  readonly enabled: boolean;
  readonly blocking: boolean;
  readonly endpoints: readonly Endpoint[];
  readonly pinnedByDigest: boolean;
  readonly modelFormat: string;
  /** The source names a revision that cannot move. */
  readonly revisionPinned: boolean;
  /** Members of the group are kept on different hosts. */
  readonly spreads: boolean;
  readonly engine: string;
  /** A domain that this infrastructure answers for. */
  readonly domain: string;
}
export type FactName = keyof FactTypes;
export type Facts = { readonly [K in FactName]?: Fact<FactTypes[K]> };

export type EdgeKind = "attached-to" | "encrypted-by" | "protected-by" | "logs-to" | "backs-up" | "owned-by";

export interface Edge {
  readonly kind: EdgeKind;
  readonly to: string;
  readonly certain: boolean;
}

/** Where a resource was written, as the manifest of its stack says. */
export interface Origin {
  /** Path of the construct. */
  readonly path: string;
  /** Relative to the project. */
  readonly file?: string;
  readonly line?: number;
}

/** "stacks/small.ts:12", or the construct's path where the file is not known. */
export function placeOf({ path, file, line }: Origin): string {
  return file === undefined ? path : `${path} · ${file}:${line}`;
}

/** One resource of the plan, in neutral terms. */
export interface Node {
  readonly address: string;
  readonly previousAddress?: string;
  /** The provider's name of the type, to be shown. */
  readonly type: string;
  readonly class: NodeClass;
  /** Name of the mapper that made it. */
  readonly cloud: string;
  readonly pointer: string;
  readonly action: Action;
  readonly facts: Facts;
  readonly edges: readonly Edge[];
  /** Secrets that the plan, and so the state, holds for it. */
  readonly secrets: readonly MaskedPlace[];
  /** Holds data of the user: its loss or its place matters. */
  readonly bearsData: boolean;
  readonly origin?: Origin;
}

/** A fact of a node; what its mapper says nothing about cannot be observed. */
export function fact<K extends FactName>(node: Node, name: K): Fact<FactTypes[K]> {
  const given = node.facts[name] as Fact<FactTypes[K]> | undefined;
  return (
    given ?? {
      state: "unobservable",
      evidence: { pointer: node.pointer, shown: "", note: `${node.type} has no attribute that shows it` },
    }
  );
}

/** Evidence for a statement about the whole node. */
export function evidenceOf(node: Node, shown: string): Evidence {
  return { pointer: node.pointer, shown };
}
