import ipaddr from "ipaddr.js";
import type { NodeFile } from "../node-program.ts";
import { nodePaths } from "../paths.ts";
import type { PostgresqlNodeOptions } from "./postgresql.ts";
import { postgresqlArchiveScript, repositoryScript } from "./postgresql-backup.ts";
import { postgresqlPaths, postgresqlPort } from "./postgresql-paths.ts";

const { programs, data, run } = postgresqlPaths;

export function postgresqlFiles(options: PostgresqlNodeOptions): readonly NodeFile[] {
  return [
    // The package would make a database of its own beside ours.
    {
      path: "/etc/postgresql-common/createcluster.d/sovereign.conf",
      content: "create_main_cluster = false\n",
    },
    { path: `${nodePaths.settings}/postgresql.conf`, content: settings },
    { path: `${nodePaths.settings}/pg_hba.conf`, content: accessRules(options.clientsFrom) },
    { path: `${nodePaths.scripts}/postgresql-secrets`, mode: "0755", content: secretsScript(options) },
    { path: `${nodePaths.scripts}/postgresql-create`, mode: "0755", content: createScript },
    { path: `${nodePaths.scripts}/postgresql-archive`, mode: "0755", content: postgresqlArchiveScript },
    { path: `${nodePaths.scripts}/postgresql-accounts`, mode: "0755", content: accountsScript(options) },
  ];
}

/** Statements are never logged, failed ones neither: they hold people's data and, now and then, a password. */
const settings = `listen_addresses = '*'
port = ${postgresqlPort}
unix_socket_directories = '${run}'
max_connections = 200
ssl = on
ssl_cert_file = '${run}/certificate.pem'
ssl_key_file = '${run}/key.pem'
ssl_min_protocol_version = 'TLSv1.3'
jit = off
password_encryption = 'scram-sha-256'
authentication_timeout = 15s
include_if_exists = '${run}/memory.conf'
wal_level = replica
archive_mode = on
archive_timeout = 60s
archive_command = 'pgbackrest --config=${run}/pgbackrest.conf --stanza=main archive-push %p'
log_destination = 'stderr'
logging_collector = off
log_line_prefix = '%u@%d %h '
log_connections = on
log_disconnections = on
log_statement = 'none'
log_min_error_statement = 'panic'
log_min_duration_statement = -1
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
`;

/** Only TLS, only with a password, only from the given networks; on the machine itself only its own user. */
function accessRules(clientsFrom: readonly string[]): string {
  const address = (cidr: string) => ipaddr.parseCIDR(cidr).join("/");
  return [
    "local all postgres peer",
    ...clientsFrom.map((cidr) => `hostssl all all ${address(cidr)} scram-sha-256`),
    "",
  ].join("\n");
}

function secretsScript({ tls, adminPasswordSecret, ...options }: PostgresqlNodeOptions): string {
  return `#!/bin/bash
set -euo pipefail
umask 077
cd ${nodePaths.secrets}
install --mode=0600 --owner=postgres --group=postgres ${tls.certificateSecret} ${run}/certificate.pem
install --mode=0600 --owner=postgres --group=postgres ${tls.keySecret} ${run}/key.pem
tr --delete '\\n' <${adminPasswordSecret} >${run}/password
memory=$(awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo)
cat >${run}/memory.conf <<settings
shared_buffers = $((memory / 4))MB
effective_cache_size = $((memory * 3 / 4))MB
maintenance_work_mem = $((memory / 16))MB
settings
${repositoryScript(options)}chown postgres:postgres ${run}/password ${run}/memory.conf ${run}/pgbackrest.conf
`;
}

/** Whole or not at all: a first boot may be cut short. */
const createScript = `#!/bin/bash
set -euo pipefail
umask 077
[ ! -e ${data}/PG_VERSION ] || exit 0
rm -rf ${data}.new
install --directory --mode=0700 --owner=postgres --group=postgres ${data}.new
cd /
runuser -u postgres -- ${programs}/initdb --pgdata=${data}.new --data-checksums --encoding=UTF8 --locale-provider=builtin --locale=C.UTF-8 --auth=peer
mv -T ${data}.new ${data}
`;

/** The password goes from a file to the server: no argument, no log has it. Run again, it changes only the password. */
function accountsScript({ databaseName, adminUser }: PostgresqlNodeOptions): string {
  return `#!/bin/bash
set -euo pipefail
sql() { psql --host=${run} --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }
# After a restore the server first reads its archive and can only be asked.
until [ "$(sql --command='SELECT pg_is_in_recovery()' postgres)" = f ]; do sleep 1; done
sql postgres <<'statements'
\\set password \`cat ${run}/password\`
SELECT 'CREATE ROLE ${adminUser}' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${adminUser}') \\gexec
ALTER ROLE ${adminUser} LOGIN CREATEDB CREATEROLE NOSUPERUSER PASSWORD :'password';
SELECT 'CREATE DATABASE ${databaseName} OWNER ${adminUser}' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '${databaseName}') \\gexec
\\connect ${databaseName}
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS vector;
statements
rm -f ${run}/password
`;
}
