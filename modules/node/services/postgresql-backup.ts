import { nodePaths } from "../paths.ts";
import { bucketAddress } from "./backup-bucket.ts";
import type { PostgresqlNodeOptions } from "./postgresql.ts";
import { postgresqlPaths } from "./postgresql-paths.ts";

const { data, run } = postgresqlPaths;

/** Writes the settings of pgBackRest, with its keys, into memory. */
export function repositoryScript({
  backup,
  backupRetentionDays = 30,
}: Pick<PostgresqlNodeOptions, "backup" | "backupRetentionDays">): string {
  const { host, port } = bucketAddress(backup);
  return `cat >${run}/pgbackrest.conf <<settings
[global]
repo1-type=s3
repo1-path=/${backup.folder}
repo1-s3-endpoint=${host}
repo1-storage-port=${port}
repo1-s3-bucket=${backup.name}
repo1-s3-region=${backup.region}
repo1-s3-uri-style=path
repo1-s3-key=$(cat ${backup.accessKeySecret})
repo1-s3-key-secret=$(cat ${backup.secretKeySecret})
repo1-cipher-type=aes-256-cbc
repo1-cipher-pass=$(cat ${backup.passphraseSecret})
repo1-retention-full-type=time
repo1-retention-full=${backupRetentionDays}
repo1-bundle=y
start-fast=y
compress-type=zst
lock-path=${run}
log-level-console=info
log-level-file=off
[main]
pg1-path=${data}
pg1-socket-path=${run}
settings
`;
}

const command = `cd /
pgbackrest() { runuser -u postgres -- /usr/bin/pgbackrest --config=${run}/pgbackrest.conf --stanza=main "$@"; }
`;

export const postgresqlArchiveScript = `#!/bin/bash
set -euo pipefail
${command}pgbackrest stanza-create
`;

/** A full backup a week and what changed between two; pgBackRest throws out what the retention no longer needs. */
export const postgresqlBackupScript = `${command}week_ago=$(($(date +%s) - 7 * 86400))
full=$(pgbackrest --log-level-console=warn info --output=json | jq "[.[].backup[]? | select(.type == \\"full\\" and .timestamp.stop > $week_ago)] | length")
if [ "$full" -gt 0 ]; then kind=incr; else kind=full; fi
pgbackrest --type=$kind backup
`;

/** `restore` takes the newest state, `restore '2026-11-24 12:00:00+00'` the state of that moment. */
export const postgresqlRestoreScript = `${command}${nodePaths.scripts}/postgresql-secrets
install --directory --mode=0700 --owner=postgres --group=postgres ${data}
if [ $# -gt 0 ]; then
  pgbackrest --delta --type=time "--target=$1" --target-action=promote restore
else
  pgbackrest --delta restore
fi
`;
