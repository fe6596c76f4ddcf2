import type { NodeFile } from "../node-program.ts";
import { nodePaths, nodeUsers } from "../paths.ts";
import type { SyslogSink } from "../syslog-shipper.ts";
import type { LogStoreNodeOptions } from "./log-store.ts";

export const logStorePort = 6514;

/** How a machine has to speak to the store; 32473 is the number that RFC 5612 leaves to documents. */
export const logStoreDialect = {
  tokenParameter: { id: "writer@32473", name: "token" },
  framing: "octet-counted",
} as const satisfies Pick<SyslogSink, "tokenParameter" | "framing">;

const run = "/run/sovereign-log-store";
const logs = `${nodePaths.data}/logs`;

export function logStoreFiles(options: LogStoreNodeOptions): readonly NodeFile[] {
  return [
    { path: `${nodePaths.settings}/log-store.conf`, content: settings },
    { path: `${nodePaths.scripts}/log-store-secrets`, mode: "0755", content: secretsScript(options) },
  ];
}

/**
 * The writer's name in a file's path comes from its token, not from what a message says about itself. Of messages
 * without a token one a minute is noted below "refused", without its text: a stranger must not fill the disk.
 */
const settings = `global(
  workDirectory="${nodePaths.data}/log-queue" maxMessageSize="64k"
  defaultNetstreamDriver="gtls"
  defaultNetstreamDriverCAFile="/etc/ssl/certs/ca-certificates.crt"
  defaultNetstreamDriverCertFile="${run}/certificate.pem"
  defaultNetstreamDriverKeyFile="${run}/key.pem"
)
module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1" StreamDriver.AuthMode="anon" MaxSessions="1000")
template(name="line" type="string" string="<%PRI%>1 %TIMESTAMP:::date-rfc3339% %HOSTNAME% %APP-NAME% %PROCID% - - %msg%\\n")
template(name="day" type="string" string="${logs}/%$.writer%/%$year%-%$month%-%$day%.log")
template(name="stranger" type="string" string="%timegenerated:::date-rfc3339% a message without a valid token from %fromhost-ip%\\n")
ruleset(name="keep") {
  action(type="omfile" dynaFile="day" template="line" dirCreateMode="0700" fileCreateMode="0600")
}
ruleset(name="receive") {
  include(file="${run}/writers.conf")
  set $.writer = "refused";
  action(type="omfile" dynaFile="day" template="stranger" dirCreateMode="0700" fileCreateMode="0600" action.execOnlyOnceEveryInterval="60")
}
input(type="imtcp" port="${logStorePort}" ruleset="receive")
`;

function secretsScript({ tls, writersSecret }: LogStoreNodeOptions): string {
  const { id, name } = logStoreDialect.tokenParameter;
  const owner = nodeUsers.logstore;
  return `#!/bin/bash
set -euo pipefail
umask 077
cd ${nodePaths.secrets}
cp ${tls.certificateSecret} ${run}/certificate.pem
cp ${tls.keySecret} ${run}/key.pem
awk -F= '{ printf "if $structured-data == \\"[${id} ${name}=\\\\\\"%s\\\\\\"]\\" then { set $.writer = \\"%s\\"; call keep stop }\\n", $2, $1 }' ${writersSecret} >${run}/writers.conf
chown ${owner}:${owner} ${run}/*
install --directory --mode=0700 --owner=${owner} --group=${owner} ${logs} ${nodePaths.data}/log-queue
`;
}

/**
 * Days that are over are packed and never change again; the day that runs is copied as it is. A packed file is
 * never written over in the bucket: what was changed on this machine since does not reach the copy.
 */
export const logStoreBackupScript = (retentionDays: number) => `cd ${logs}
find . -name '*.log' ! -name "$(date +%F).log" -mmin +10 -exec gzip --best {} +
bucket=${nodePaths.scripts}/bucket
$bucket copy --immutable --size-only --include '*.log.gz' . backup:
$bucket copy --include '*.log' . backup:
# By the store's own time of an object, which a list has: anything else is a request per file.
$bucket delete --use-server-modtime --include '*.log' --min-age 2d backup:
$bucket delete --use-server-modtime --min-age ${retentionDays}d backup:
find . -name '*.log.gz' -mtime +${retentionDays} -delete
`;

/** `restore` fetches every file that is not on this machine. */
export const logStoreRestoreScript = `${nodePaths.scripts}/bucket copy --ignore-existing backup: ${logs}
# A day that ran when it was copied and was packed since is there twice.
find ${logs} -name '*.log' -exec sh -c 'for file; do [ ! -e "$file.gz" ] || rm "$file"; done' sh {} +
chown --recursive ${nodeUsers.logstore}:${nodeUsers.logstore} ${logs}
chmod 0700 ${logs}
`;
