import { targetName } from "./base-units.ts";
import { caddyfile } from "./caddyfile.ts";
import type { FirewallRule } from "./firewall.ts";
import { hardening } from "./hardening.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths, nodeUsers } from "./paths.ts";
import { afterSecrets } from "./secrets.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/** Where the certificate comes from. */
export type TlsSource =
  | {
      readonly kind: "acme";
      /** Directory of the certificate authority; there is no default authority. */
      readonly directory: string;
      /** PEM of a private authority's root. @default the system's trusted roots */
      readonly rootCertificate?: string;
    }
  | {
      readonly kind: "secret";
      /** Secrets that hold the chain and its key in PEM. */
      readonly certificateSecret: string;
      readonly keySecret: string;
    };

/** One method and path that passes; every other request is answered with 404. */
export interface Route {
  readonly method: "GET" | "POST";
  /** Exact path, compared as bytes with the request line: no query, no other case, no escapes. */
  readonly path: string;
}

/** A port for monitoring alone: /metrics of what stands behind the API, and pages of others. */
export interface ProxyMetrics {
  readonly port: number;
  /** Each is what `/metrics` of an upstream on loopback answers, under an exact path of its own. */
  readonly pages: readonly { readonly path: string; readonly upstreamPort: number }[];
}

/** What answers on loopback. */
export interface Upstream {
  readonly upstreamPort: number;
  /** Path that answers 200 without a key when it is there. */
  readonly path: string;
}

export interface ProxyOptions {
  readonly hostname: string;
  readonly tls: TlsSource;
  readonly api: {
    readonly routes: readonly Route[];
    /** Port on loopback of what answers the routes. */
    readonly upstreamPort: number;
    /**
     * Secret with one `name=key` line per client; keys have at least 32 of A–Z, a–z, 0–9, "-", "_".
     * @default - what stands behind checks keys of its own
     */
    readonly clientKeysSecret?: string;
  };
  /** What answers every path that is no route, and asks for a sign-in itself. @default - 404 */
  readonly site?: Upstream;
  /** Health path of what stands behind; passed on without a key at /healthz. */
  readonly health: Upstream;
  /** Where monitoring reads the figures of what stands behind. @default - nobody reads them */
  readonly metrics?: ProxyMetrics;
  /** Seconds that a request waits while what stands behind starts again. @default - it fails at once */
  readonly patienceSeconds?: number;
  /** Ports on loopback on which it passes on, with the same patience, what services of the machine ask. @default - none */
  readonly gates?: readonly (Upstream & { readonly port: number })[];
  /** Largest request body. */
  readonly maximumBodyMib: number;
  /** Units without which the proxy must not listen. */
  readonly requires: readonly string[];
}

export const proxyUnitName = "sovereign-proxy.service";
export const proxyFile = `${nodePaths.settings}/Caddyfile`;

/**
 * At a reload Caddy opens a new socket beside the old one. Connections that wait in the old one's queue would be reset
 * when it closes; with this the kernel (5.14 and newer) hands them to the new one.
 */
const moveWaitingConnections = "-+/usr/sbin/sysctl --quiet --write net.ipv4.tcp_migrate_req=1";

export function proxyUnit(options: ProxyOptions): SystemdUnit {
  const requires = [afterSecrets.Requires, ...options.requires].join(" ");
  return {
    name: proxyUnitName,
    sections: {
      Unit: {
        Description: "TLS, client keys and the list of routes in front of the engine",
        Requires: requires,
        After: requires,
        StartLimitIntervalSec: 0,
      },
      Service: {
        Type: "notify",
        User: String(nodeUsers.proxy),
        Group: String(nodeUsers.proxy),
        // What Caddy saves by itself holds every key: it stays in memory.
        Environment: [
          `HOME=${nodePaths.proxy}`,
          `XDG_CONFIG_HOME=${nodePaths.proxy}`,
          "XDG_DATA_HOME=/var/lib/sovereign-proxy",
        ],
        EnvironmentFile: `-${nodePaths.proxy}/environment`,
        RuntimeDirectory: "sovereign-proxy",
        RuntimeDirectoryMode: "0700",
        StateDirectory: "sovereign-proxy",
        StateDirectoryMode: "0700",
        ExecStartPre: [`+${nodePaths.scripts}/proxy-secrets`, moveWaitingConnections],
        ExecStart: `/usr/bin/caddy run --adapter caddyfile --config ${proxyFile}`,
        ExecReload: [
          `+${nodePaths.scripts}/proxy-secrets`,
          `/usr/bin/caddy reload --force --adapter caddyfile --config ${proxyFile} --address unix/${nodePaths.proxy}/admin.sock`,
        ],
        Restart: "always",
        RestartSec: 1,
        AmbientCapabilities: "CAP_NET_BIND_SERVICE",
        CapabilityBoundingSet: "CAP_NET_BIND_SERVICE",
        LimitNOFILE: 65_536,
        LimitCORE: 0,
        ...hardening,
      },
      Install: { WantedBy: targetName },
    },
  };
}

/** What the proxy itself has to reach: with ACME, the authority. */
export function proxyEgress(tls: TlsSource): readonly FirewallRule[] {
  if (tls.kind === "secret") return [];
  const port = Number(new URL(tls.directory).port || 443);
  const purpose = "certificate authority";
  return [
    { direction: "out", protocol: "tcp", ports: [port], peers: "any", purpose, userId: nodeUsers.proxy },
  ];
}

export function proxyFiles(options: ProxyOptions): readonly NodeFile[] {
  const root = options.tls.kind === "acme" ? options.tls.rootCertificate : undefined;
  return [
    { path: proxyFile, content: caddyfile(options) },
    { path: `${nodePaths.scripts}/proxy-secrets`, mode: "0755", content: proxySecretsScript(options) },
    ...(root === undefined ? [] : [{ path: `${nodePaths.settings}/acme-root.pem`, content: root }]),
  ];
}

function proxySecretsScript(options: ProxyOptions): string {
  return `#!/bin/bash
set -euo pipefail
umask 077
folder=${nodePaths.proxy} owner=${nodeUsers.proxy}
${clientsScript(options.api.clientKeysSecret)}${certificateScript(options.tls)}chown --recursive $owner "$folder"
`;
}

function certificateScript(tls: TlsSource): string {
  if (tls.kind === "acme") return "";
  return `cp ${nodePaths.secrets}/${tls.certificateSecret} "$folder/certificate.pem"
cp ${nodePaths.secrets}/${tls.keySecret} "$folder/key.pem"
`;
}

/** From the clients' keys, checked when they arrived, to Caddy's map. */
function clientsScript(secret: string | undefined): string {
  if (secret === undefined) return "";
  return `{
  printf 'map {header.Authorization} {client} {\\n'
  printf '\\t"Bearer %s" canary\\n' "$(cat ${nodePaths.ownKeys}/canary-key)"
  awk -F= '{ printf "\\t\\"Bearer %s\\" %s\\n", $2, $1 }' ${nodePaths.secrets}/${secret}
  printf '\\tdefault ""\\n}\\n'
} >"$folder/clients.caddy"
printf 'ENGINE_KEY=%s\\n' "$(cat ${nodePaths.ownKeys}/engine-key)" >"$folder/environment"
`;
}
