import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkWholeNumber } from "./checks.ts";
import type { Network } from "./network.ts";
import { checkServiceMachine, type SelfHosted, type ServiceMachine } from "./service-machine.ts";
import type { Tier } from "./tier.ts";

/** PostgreSQL versions that carry pgvector on every cloud of the catalogue. */
export const postgresVersions = [15, 16, 17] as const;

export interface DatabaseProps extends CapabilityProps {
  /** Name inside the deployment, such as "knowledge". */
  readonly name: string;
  readonly network: Network;
  /** @default "data" */
  readonly tier?: Tier;
  /** The cloud's name of the machine type. @default - the cloud's smallest one for production */
  readonly offer?: string;
  /** Major version of PostgreSQL. @default - 16; on a machine of yours the one that its distribution has */
  readonly version?: (typeof postgresVersions)[number];
  /** A second node that takes over. @default true */
  readonly highAvailability?: boolean;
  /** @default 20 */
  readonly diskGib?: number;
  /** Days that a backup is kept, in the same region. @default 30 */
  readonly backupRetentionDays?: number;
  /** Hours between two backups. @default 24 */
  readonly backupEveryHours?: number;
  /** Raised when the administrator's password was changed. @default 1 */
  readonly passwordVersion?: number;
  /** Where the cloud sells no such service: the machine that it runs on. @default - none, which such a cloud refuses */
  readonly machine?: ServiceMachine;
}

/** Where the administrator's password comes from. */
export type PasswordSource =
  /** An ephemeral Terraform variable (`TF_VAR_…`): neither plan nor state holds the value. */
  | { readonly kind: "variable"; readonly variable: string }
  /** A secret, pushed out of band, which the machine of the database fetches by its path. */
  | { readonly kind: "secret"; readonly path: string }
  /** The provider makes it and keeps it in the state, which has to be encrypted. */
  | { readonly kind: "state" };

/** PostgreSQL in a private network: encrypted at rest, backups in the same region. */
export abstract class Database extends Capability {
  abstract readonly password: PasswordSource;
  /** Host inside the private network; known after apply. */
  abstract readonly host: string;
  /** Port inside the private network; known after apply. */
  abstract readonly port: number;
  /** Among which the port is, for filters, which have to know it at synth: first and last. */
  readonly portRange: readonly [number, number] = [5432, 5432];
  /** The first database, made with the instance. */
  readonly databaseName: string;
  readonly adminUser = "administrator";
  /** Set where the service is a machine of yours. */
  readonly selfHosted?: SelfHosted;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id, props, () => checkDatabaseProps(props));
    this.databaseName = props.name.replaceAll("-", "_");
  }
}

/** Problems of the props, before any cloud is asked. */
export function checkDatabaseProps(props: DatabaseProps): Problem[] {
  return [
    ...checkName("name", props.name),
    ...checkWholeNumber("diskGib", props.diskGib, { least: 10, most: 10_000, unit: "GiB" }),
    ...checkWholeNumber("backupRetentionDays", props.backupRetentionDays, {
      least: 7,
      most: 365,
      unit: "days",
    }),
    ...checkWholeNumber("backupEveryHours", props.backupEveryHours, { least: 1, most: 24, unit: "hours" }),
    ...checkWholeNumber("passwordVersion", props.passwordVersion, { least: 1, most: 1_000_000 }),
    ...checkVersion(props.version),
    ...checkServiceMachine(props.machine),
  ];
}

function checkVersion(version: number | undefined): Problem[] {
  if (version === undefined || postgresVersions.some((known) => known === version)) return [];
  const allowed = postgresVersions.join(", ");
  return [
    { where: "version", what: "is no supported PostgreSQL", got: `${version}`, allowed, fix: "use 16" },
  ];
}
