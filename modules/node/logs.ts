import type { FirewallRule } from "./firewall.ts";
import { type LokiSink, lokiFiles, lokiUnit } from "./loki-shipper.ts";
import type { NodeFile } from "./node-program.ts";
import { type SyslogSink, syslogFiles, syslogUnit } from "./syslog-shipper.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/** Where the node's journal goes, over TLS. */
export type LogSinkAddress = LokiSink | SyslogSink;

/** What a node adds to its program in order to send its journal. */
export interface LogShipping {
  readonly packages: readonly string[];
  readonly files: readonly NodeFile[];
  readonly units: readonly SystemdUnit[];
  readonly firewall: readonly FirewallRule[];
  readonly maskedUnits: readonly string[];
  readonly secretNames: readonly string[];
  /** Units that take a new secret when they are restarted. */
  readonly readers: readonly string[];
}

/** The journal is kept on disk and is the queue: what a sink that was down did not take is sent when it is back. */
const journalSettings: NodeFile = {
  path: "/etc/systemd/journald.conf.d/sovereign.conf",
  content: "[Journal]\nStorage=persistent\nSystemMaxUse=2G\nForwardToSyslog=no\nRateLimitIntervalSec=0\n",
};

export function logShipping(sink: LogSinkAddress | undefined): LogShipping {
  if (sink === undefined)
    return {
      packages: [],
      files: [],
      units: [],
      firewall: [],
      maskedUnits: [],
      secretNames: [],
      readers: [],
    };
  const isLoki = sink.protocol === "loki";
  const unit = isLoki ? lokiUnit : syslogUnit;
  const port = isLoki ? Number(/:(\d+)(\/|$)/.exec(sink.url)?.[1] ?? 443) : sink.port;
  return {
    packages: isLoki ? ["curl", "jq"] : ["rsyslog", "rsyslog-gnutls"],
    files: [journalSettings, ...(isLoki ? lokiFiles(sink) : syslogFiles(sink))],
    units: [unit],
    firewall: [
      {
        direction: "out",
        protocol: "tcp",
        ports: [port],
        peers: sink.peers ?? "any",
        purpose: "logs",
        userId: 0,
      },
    ],
    maskedUnits: isLoki ? [] : ["rsyslog.service", "syslog.socket"],
    secretNames: sink.tokenSecret === undefined ? [] : [sink.tokenSecret],
    readers: sink.tokenSecret === undefined ? [] : [unit.name],
  };
}
