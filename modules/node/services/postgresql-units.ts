import { targetName } from "../base-units.ts";
import { hardening } from "../hardening.ts";
import { nodePaths } from "../paths.ts";
import type { SystemdUnit } from "../systemd-unit.ts";
import { postgresqlPaths } from "./postgresql-paths.ts";
import { afterData, type ServiceNodeOptions } from "./service-node.ts";

export const postgresqlUnitName = "sovereign-postgresql.service";

export function serverUnit(options: ServiceNodeOptions): SystemdUnit {
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

/** Makes the archive at the first start. Where the bucket holds another database's, it fails until that is restored. */
export const archiveUnit: SystemdUnit = {
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
