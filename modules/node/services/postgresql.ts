import type { NodeProgram } from "../node-program.ts";
import { named, within } from "./checks.ts";
import { postgresqlBackupScript, postgresqlRestoreScript } from "./postgresql-backup.ts";
import { postgresqlFiles } from "./postgresql-files.ts";
import { postgresqlPort, postgresqlVersion } from "./postgresql-paths.ts";
import { archiveUnit, postgresqlUnitName, serverUnit } from "./postgresql-units.ts";
import { type ServiceNodeOptions, serviceNode } from "./service-node.ts";

export interface PostgresqlNodeOptions extends ServiceNodeOptions {
  /** The first database, made with the machine, with pgvector in it. */
  readonly databaseName: string;
  /** Role that owns it and may make further databases and roles; not a superuser. */
  readonly adminUser: string;
  /** Name of the secret with that role's password. */
  readonly adminPasswordSecret: string;
  /** Hours between two base backups, 1 to 24; what happens between two is archived within a minute. @default 24 */
  readonly backupEveryHours?: number;
  /** Days back to which the database can be restored, to the second. @default 30 */
  readonly backupRetentionDays?: number;
}

export { postgresqlPort, postgresqlVersion } from "./postgresql-paths.ts";

/**
 * A machine with PostgreSQL and pgvector: TLS 1.3 and SCRAM for the given networks, every change archived to the
 * bucket within a minute, sealed, and restorable to any second of the retention. Needs Debian 13.
 *
 * @throws UserError for options that cannot work and for a secret that nothing delivers.
 */
export function postgresqlNode(options: PostgresqlNodeOptions): NodeProgram {
  const { clientsFrom, backupEveryHours = 24, backupRetentionDays = 30 } = options;
  const where = `PostgreSQL ${options.hostname}`;
  return serviceNode(options, {
    title: "PostgreSQL",
    units: [serverUnit(options), archiveUnit],
    servingUnits: [postgresqlUnitName],
    packages: [
      `postgresql-${postgresqlVersion}`,
      `postgresql-${postgresqlVersion}-pgvector`,
      "jq",
      "pgbackrest",
    ],
    files: postgresqlFiles(options),
    maskedUnits: ["postgresql.service"],
    firewall: [
      {
        direction: "in",
        protocol: "tcp",
        ports: [postgresqlPort],
        peers: clientsFrom,
        purpose: "PostgreSQL, over TLS",
        newConnectionsPerSecond: 50,
      },
    ],
    secretNames: [options.adminPasswordSecret],
    backupScript: postgresqlBackupScript,
    backupCalendar: `*-*-* ${hours(backupEveryHours)}:17:00`,
    restoreScript: postgresqlRestoreScript,
    problems: [
      ...named(`${where} databaseName`, options.databaseName),
      ...named(`${where} adminUser`, options.adminUser),
      ...within(`${where} backupEveryHours`, backupEveryHours, { least: 1, most: 24, unit: "hours" }),
      ...within(`${where} backupRetentionDays`, backupRetentionDays, { least: 7, most: 365, unit: "days" }),
    ],
  });
}

/** "00,06,12,18" for 6. */
function hours(every: number): string {
  const count = Math.ceil(24 / Math.max(1, every));
  return Array.from({ length: count }, (_, index) => String(index * every).padStart(2, "0")).join(",");
}
