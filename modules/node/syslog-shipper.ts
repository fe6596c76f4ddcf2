import { targetName } from "./base-units.ts";
import { logsUnitName } from "./loki-shipper.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { afterSecrets } from "./secrets.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/**
 * A log service that takes RFC 5424 over TLS. The protocol confirms nothing: what is on its way when the service dies
 * is lost, while everything before and after waits on disk.
 */
export interface SyslogSink {
  readonly protocol: "syslog";
  readonly host: string;
  readonly port: number;
  /** Secret that names the tenant, sent as structured data. @default - the service asks for none */
  readonly tokenSecret?: string;
  /** Structured data that carries the token: its id and its parameter. Required with a token. */
  readonly tokenParameter?: { readonly id: string; readonly name: string };
  /** How a message's end is told. @default "octet-counted" */
  readonly framing?: "octet-counted" | "lines";
  /** CIDRs of the service. @default "any" */
  readonly peers?: readonly string[];
}

const template = "/run/sovereign-logs/template.conf";

export const syslogUnit: SystemdUnit = {
  name: logsUnitName,
  sections: {
    Unit: { Description: "Send the journal to the log sink", ...afterSecrets, StartLimitIntervalSec: 0 },
    Service: {
      ExecStartPre: `${nodePaths.scripts}/log-template`,
      ExecStart: `/usr/sbin/rsyslogd -n -iNONE -f ${nodePaths.settings}/rsyslog.conf`,
      Restart: "always",
      RestartSec: 5,
      StateDirectory: "sovereign-logs",
      RuntimeDirectory: "sovereign-logs",
      RuntimeDirectoryMode: "0700",
      ProtectSystem: "strict",
      ProtectHome: true,
      PrivateTmp: true,
      NoNewPrivileges: true,
    },
    Install: { WantedBy: targetName },
  },
};

export function syslogFiles(sink: SyslogSink): readonly NodeFile[] {
  const token =
    sink.tokenSecret === undefined || sink.tokenParameter === undefined
      ? ""
      : `data="[${sink.tokenParameter.id} ${sink.tokenParameter.name}=\\\\\\"$(tr --delete '\\n' <${nodePaths.secrets}/${sink.tokenSecret})\\\\\\"]"\n`;
  return [
    {
      path: `${nodePaths.scripts}/log-template`,
      mode: "0755",
      content: `#!/bin/bash
set -euo pipefail
umask 077
data=-
${token}printf 'template(name="rfc5424" type="string" string="<%%PRI%%>1 %%TIMESTAMP:::date-rfc3339%% %%HOSTNAME%% %%APP-NAME%% %%PROCID%% - %s %%msg%%\\\\n")\\n' "$data" >${template}
`,
    },
    {
      path: `${nodePaths.settings}/rsyslog.conf`,
      content: `global(
  workDirectory="/var/lib/sovereign-logs"
  defaultNetstreamDriverCAFile="/etc/ssl/certs/ca-certificates.crt"
)
module(load="imjournal" StateFile="journal" PersistStateInterval="1" Ratelimit.Interval="0" IgnorePreviousMessages="off")
include(file="${template}")
action(
  type="omfwd" target="${sink.host}" port="${sink.port}" protocol="tcp" TCP_Framing="${sink.framing === "lines" ? "traditional" : "octet-counted"}"
  StreamDriver="gtls" StreamDriverMode="1" StreamDriverAuthMode="x509/name" StreamDriverPermittedPeers="${sink.host}"
  template="rfc5424" action.resumeRetryCount="-1" action.resumeInterval="2" action.resumeIntervalMax="30"
  queue.type="LinkedList" queue.filename="sink" queue.maxDiskSpace="1g" queue.saveOnShutdown="on"
)
`,
    },
  ];
}
