import type { Fact } from "./fact.ts";
import type { Endpoint, Flow } from "./flow.ts";
import type { DataClass } from "./manifest.ts";

/** How data at rest is encrypted. */
export type Encryption = "none" | "provider-key" | "customer-key";

/** Every property that a rule may ask for, with its type. Units stand in the names. */
export interface FactTypes {
  readonly region: string;
  /** The region comes from a default that the environment of whoever applies can change. */
  readonly regionOverridable: boolean;
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
  /** The state keeps a hash of the user data, not the text. */
  readonly userDataHashed: boolean;
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
  /** Countries to which objects are copied. */
  readonly replicaCountries: readonly string[];

  readonly highlyAvailable: boolean;
  readonly publicEndpoint: boolean;
  /** Networks that may reach the service's public side. */
  readonly allowedSources: readonly string[];
  readonly authenticated: boolean;
  readonly backupEnabled: boolean;
  readonly backupEveryHours: number;
  readonly backupRetentionDays: number;
  readonly backupInSameCountry: boolean;

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
  /** Encrypts by itself, so that TLS has no place. */
  readonly carriesSsh: boolean;
  readonly modernTlsOnly: boolean;
  readonly accessLogged: boolean;
  readonly verifiesBackendTls: boolean;
  readonly certificateIssuer: string;
  /** Ciphers, hashes or groups of a tunnel that are too weak for today. */
  readonly weakCiphers: readonly string[];
  /** Certificate authorities that may issue for the domain (CAA); empty where everybody may. */
  readonly allowedIssuers: readonly string[];
  readonly signedZone: boolean;
  readonly renewsItself: boolean;
  /** Every project of the cloud may use it. */
  readonly sharedWithAll: boolean;

  /** Days after which a sink or a bucket drops what it holds; not set where it keeps it. */
  readonly retentionDays: number;
  readonly canQuery: boolean;
  /** Logs of the service go to a sink of one's own. */
  readonly logsForwarded: boolean;
  readonly signalType: string;

  readonly rotationDays: number;
  readonly expiresAt: string;
  readonly ownedByPerson: boolean;
  readonly permissions: readonly string[];
  readonly isAdministrator: boolean;
  readonly organisationWide: boolean;
  /** May make other credentials. */
  readonly unrestricted: boolean;
  readonly secondFactor: boolean;
  /** "ed25519", "rsa-4096" and so on. */
  readonly keyAlgorithm: string;

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
