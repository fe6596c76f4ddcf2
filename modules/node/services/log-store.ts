import { targetName } from "../base-units.ts";
import { hardening } from "../hardening.ts";
import type { NodeProgram } from "../node-program.ts";
import { nodePaths, nodeUsers } from "../paths.ts";
import type { SystemdUnit } from "../systemd-unit.ts";
import { within } from "./checks.ts";
import {
  logStoreBackupScript,
  logStoreFiles,
  logStorePort,
  logStoreRestoreScript,
} from "./log-store-files.ts";
import { afterData, type ServiceNodeOptions, serviceNode } from "./service-node.ts";

export interface LogStoreNodeOptions extends ServiceNodeOptions {
  /** Name of the secret with one `name=token` line per machine that writes; a token has at least 32 characters. */
  readonly writersSecret: string;
  /** Days that lines are kept on disk and in the bucket, 183 at least. @default 365 */
  readonly retentionDays?: number;
}

export { logStoreDialect, logStorePort } from "./log-store-files.ts";
export const logStoreUnitName = "sovereign-log-store.service";

/**
 * A machine that takes RFC 5424 over TLS from those who have a token, keeps a file per writer and day, and copies
 * them to the bucket every hour, sealed. It takes a token out of what it keeps.
 *
 * @throws UserError for options that cannot work and for a secret that nothing delivers.
 */
export function logStoreNode(options: LogStoreNodeOptions): NodeProgram {
  const { retentionDays = 365 } = options;
  return serviceNode(options, {
    title: "log store",
    units: [unit(options)],
    servingUnits: [logStoreUnitName],
    packages: ["rsyslog", "rsyslog-gnutls"],
    files: logStoreFiles(options),
    maskedUnits: ["rsyslog.service", "syslog.socket"],
    firewall: [
      {
        direction: "in",
        protocol: "tcp",
        ports: [logStorePort],
        peers: options.clientsFrom,
        purpose: "logs, over TLS",
        newConnectionsPerSecond: 20,
      },
    ],
    secretNames: [options.writersSecret],
    keyLists: [options.writersSecret],
    backupScript: logStoreBackupScript(retentionDays),
    backupCalendar: "hourly",
    restoreScript: logStoreRestoreScript,
    problems: within(`log store ${options.hostname} retentionDays`, retentionDays, {
      least: 183,
      most: 3650,
      unit: "days",
    }),
  });
}

function unit(options: LogStoreNodeOptions): SystemdUnit {
  return {
    name: logStoreUnitName,
    sections: {
      Unit: { Description: "Takes logs over TLS and keeps them", ...afterData(options) },
      Service: {
        User: String(nodeUsers.logstore),
        Group: String(nodeUsers.logstore),
        RuntimeDirectory: "sovereign-log-store",
        RuntimeDirectoryMode: "0700",
        ExecStartPre: `+${nodePaths.scripts}/log-store-secrets`,
        ExecStart: `/usr/sbin/rsyslogd -n -iNONE -f ${nodePaths.settings}/log-store.conf`,
        Restart: "always",
        RestartSec: 2,
        LimitCORE: 0,
        LimitNOFILE: 65_536,
        UMask: "0077",
        ReadWritePaths: nodePaths.data,
        ...hardening,
      },
      Install: { WantedBy: targetName },
    },
  };
}
