import { targetName } from "../base-units.ts";
import { hardening } from "../hardening.ts";
import type { NodeProgram } from "../node-program.ts";
import { nodePaths } from "../paths.ts";
import type { SystemdUnit } from "../systemd-unit.ts";
import { named, within } from "./checks.ts";
import { postgresqlBackupScript, postgresqlRestoreScript } from "./postgresql-backup.ts";
import { postgresqlFiles } from "./postgresql-files.ts";
import { postgresqlPaths, postgresqlPort, postgresqlVersion } from "./postgresql-paths.ts";
import { afterData, type ServiceNodeOptions, serviceNode } from "./service-node.ts";

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
export const postgresqlUnitName = "sovereign-postgresql.service";

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
    units: [unit(options), archiveUnit],
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

/** Makes the archive at the first start. Where the bucket holds another database's, it fails until that is restored. */
const archiveUnit: SystemdUnit = {
  name: "sovereign-postgresql-archive.service",
  sections: {
    Unit: {
      Description: "Archive of PostgreSQL in the bucket",
      Requires: postgresqlUnitName,
      After: postgresqlUnitName,
      StartLimitIntervalSec: 0,
    },
    Service: {
      Type: "oneshot",
      RemainAfterExit: true,
      ExecStart: `${nodePaths.scripts}/postgresql-archive`,
      TimeoutStartSec: 300,
    },
    Install: { WantedBy: targetName },
  },
};

/** "00,06,12,18" for 6. */
function hours(every: number): string {
  const count = Math.ceil(24 / Math.max(1, every));
  return Array.from({ length: count }, (_, index) => String(index * every).padStart(2, "0")).join(",");
}

function unit(options: PostgresqlNodeOptions): SystemdUnit {
  const scripts = nodePaths.scripts;
  return {
    name: postgresqlUnitName,
    sections: {
      Unit: { Description: "PostgreSQL with pgvector", ...afterData(options) },
      Service: {
        Type: "notify",
        User: "postgres",
        Group: "postgres",
        RuntimeDirectory: "sovereign-postgresql",
        RuntimeDirectoryMode: "0700",
        // A restore needs the backup's settings while the database is stopped.
        RuntimeDirectoryPreserve: true,
        ExecStartPre: [`+${scripts}/postgresql-secrets`, `+${scripts}/postgresql-create`],
        ExecStart: `${postgresqlPaths.programs}/postgres -D ${postgresqlPaths.data} -c config_file=${nodePaths.settings}/postgresql.conf -c hba_file=${nodePaths.settings}/pg_hba.conf`,
        ExecStartPost: `${scripts}/postgresql-accounts`,
        ExecReload: [
          `+${scripts}/postgresql-secrets`,
          "/bin/kill -HUP $MAINPID",
          `${scripts}/postgresql-accounts`,
        ],
        KillMode: "mixed",
        KillSignal: "SIGINT",
        Restart: "always",
        RestartSec: 5,
        TimeoutStartSec: "infinity",
        LimitCORE: 0,
        OOMScoreAdjust: -900,
        UMask: "0077",
        ReadWritePaths: nodePaths.data,
        ...hardening,
      },
      Install: { WantedBy: targetName },
    },
  };
}
