import { targetName } from "./base-units.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { afterSecrets } from "./secrets.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/** A log service with Loki's push interface. */
export interface LokiSink {
  readonly protocol: "loki";
  /** Address to push to, such as "https://logs.example.org/loki/api/v1/push". */
  readonly url: string;
  /** Secret with the token that may write. @default - the service asks for none */
  readonly tokenSecret?: string;
  /** Header that carries the token, up to where it begins. @default "Authorization: Bearer " */
  readonly tokenHeader?: string;
  /** CIDRs of the service. @default "any" */
  readonly peers?: readonly string[];
}

export const logsUnitName = "sovereign-logs.service";

export const lokiUnit: SystemdUnit = {
  name: logsUnitName,
  sections: {
    Unit: { Description: "Send the journal to the log sink", ...afterSecrets, StartLimitIntervalSec: 0 },
    Service: {
      ExecStart: `${nodePaths.scripts}/ship-logs`,
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

/** One stream per unit; who asked what and when (the proxy's record of requests) is a stream of its own. */
const streams = `
def text: if type == "array" then implode else tostring end;
def kind: if (.SYSLOG_IDENTIFIER == "caddy") and (.MESSAGE | text | contains("\\"http.log.access")) then "audit" else "log" end;
{streams: (map(select(.MESSAGE != null)) | group_by([._SYSTEMD_UNIT, kind]) | map({
  stream: {host: $host, unit: (.[0]._SYSTEMD_UNIT // "kernel"), kind: (.[0] | kind)},
  values: map([.__REALTIME_TIMESTAMP + "000", (.MESSAGE | text)])
}))}
`;

export function lokiFiles(sink: LokiSink): readonly NodeFile[] {
  const { url, tokenSecret, tokenHeader = "Authorization: Bearer " } = sink;
  const header =
    tokenSecret === undefined
      ? ""
      : `header = "${tokenHeader}$(tr --delete '\\n' <${nodePaths.secrets}/${tokenSecret})"`;
  return [
    { path: `${nodePaths.settings}/loki.jq`, content: streams },
    {
      path: `${nodePaths.scripts}/ship-logs`,
      mode: "0755",
      // The cursor moves only when the sink has taken everything before it; what is sent twice, the sink sorts out.
      content: `#!/bin/bash
set -euo pipefail
umask 077
cursor=/var/lib/sovereign-logs/cursor
work=/run/sovereign-logs
host=$(hostname --fqdn)
while true; do
  rm -f $work/*
  if [ -s $cursor ]; then cp $cursor $work/cursor; fi
  journalctl --cursor-file=$work/cursor --output=json --no-pager >$work/lines
  split --lines=500 $work/lines $work/part.
  for part in "$work"/part.*; do
    [ -s "$part" ] || continue
    jq --compact-output --slurp --arg host "$host" --from-file ${nodePaths.settings}/loki.jq "$part" >$work/body
    curl --silent --show-error --fail --max-time 30 --config - --header 'Content-Type: application/json' \\
      --data-binary @$work/body '${url}' <<<"${header.replaceAll('"', '\\"')}"
  done
  cp $work/cursor $cursor.new
  mv $cursor.new $cursor
  sleep 3
done
`,
    },
  ];
}
