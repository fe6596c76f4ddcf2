import { targetName } from "./base-units.ts";
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

export interface ProxyOptions {
  readonly hostname: string;
  readonly tls: TlsSource;
  readonly routes: readonly Route[];
  /** Port on loopback of what stands behind. */
  readonly upstreamPort: number;
  /** Health path of what stands behind; passed on without a key at /healthz. */
  readonly upstreamHealthPath: string;
  /** Largest request body. */
  readonly maximumBodyMib: number;
  /** Secret with one `name=key` line per client; keys have at least 32 of A–Z, a–z, 0–9, "-", "_". */
  readonly clientKeysSecret: string;
  /** Unit without which the proxy must not listen. */
  readonly requires: string;
}

const runtimeFolder = "/run/sovereign-proxy";
export const proxyUnitName = "sovereign-proxy.service";
export const proxyFile = `${nodePaths.settings}/Caddyfile`;

export function proxyUnit(options: ProxyOptions): SystemdUnit {
  return {
    name: proxyUnitName,
    sections: {
      Unit: {
        Description: "TLS, client keys and the list of routes in front of the engine",
        Requires: `${afterSecrets.Requires} ${options.requires}`,
        After: `${afterSecrets.After} ${options.requires}`,
        StartLimitIntervalSec: 0,
      },
      Service: {
        Type: "notify",
        User: String(nodeUsers.proxy),
        Group: String(nodeUsers.proxy),
        // What Caddy saves by itself holds every key: it stays in memory.
        Environment: [
          `HOME=${runtimeFolder}`,
          `XDG_CONFIG_HOME=${runtimeFolder}`,
          "XDG_DATA_HOME=/var/lib/sovereign-proxy",
        ],
        EnvironmentFile: `-${runtimeFolder}/environment`,
        RuntimeDirectory: "sovereign-proxy",
        RuntimeDirectoryMode: "0700",
        StateDirectory: "sovereign-proxy",
        StateDirectoryMode: "0700",
        ExecStartPre: `+${nodePaths.scripts}/proxy-secrets`,
        ExecStart: `/usr/bin/caddy run --adapter caddyfile --config ${proxyFile}`,
        ExecReload: [
          `+${nodePaths.scripts}/proxy-secrets`,
          `/usr/bin/caddy reload --force --adapter caddyfile --config ${proxyFile} --address unix/${runtimeFolder}/admin.sock`,
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

const hardening = {
  NoNewPrivileges: true,
  ProtectSystem: "strict",
  ProtectHome: true,
  ProtectClock: true,
  ProtectControlGroups: true,
  ProtectHostname: true,
  ProtectKernelLogs: true,
  ProtectKernelModules: true,
  ProtectKernelTunables: true,
  PrivateTmp: true,
  PrivateDevices: true,
  RestrictAddressFamilies: "AF_UNIX AF_INET AF_INET6",
  RestrictNamespaces: true,
  RestrictRealtime: true,
  RestrictSUIDSGID: true,
  LockPersonality: true,
  MemoryDenyWriteExecute: true,
  SystemCallArchitectures: "native",
} as const;

export function proxyFiles(options: ProxyOptions): readonly NodeFile[] {
  const root = options.tls.kind === "acme" ? options.tls.rootCertificate : undefined;
  return [
    { path: proxyFile, content: caddyfile(options) },
    { path: `${nodePaths.scripts}/proxy-secrets`, mode: "0755", content: proxySecretsScript(options) },
    ...(root === undefined ? [] : [{ path: `${nodePaths.settings}/acme-root.pem`, content: root }]),
  ];
}

/**
 * Caddy sorts directives by its own order unless they stand in one `route`: a `handle` would run before the check of
 * the key. Paths are compared with the raw request line, because Caddy's own `path` ignores case and merges slashes.
 */
function caddyfile(options: ProxyOptions): string {
  const isListed = options.routes
    .map(({ method, path }) => `({method} == "${method}" && {http.request.orig_uri} == "${path}")`)
    .join(" || ");
  return `{
	admin unix/${runtimeFolder}/admin.sock
	auto_https disable_redirects
	servers {
		protocols h1 h2
		timeouts {
			read_header 10s
			idle 2m
		}
	}
	log {
		output stderr
		format json
		level INFO
	}
}

https://${options.hostname} {
	${tlsDirective(options.tls)}
	log {
		output stderr
		format filter {
			wrap json
			fields {
				request>headers delete
				request>tls delete
			}
		}
	}
	route {
		@health expression \`{method} == "GET" && {http.request.orig_uri} == "/healthz"\`
		handle @health {
			rewrite * ${options.upstreamHealthPath}
			reverse_proxy 127.0.0.1:${options.upstreamPort}
		}
		@unlisted expression \`!(${isListed})\`
		respond @unlisted 404
		import ${runtimeFolder}/clients.caddy
		@stranger expression \`{client} == ""\`
		respond @stranger 401
		header X-Client {client}
		request_body {
			max_size ${options.maximumBodyMib}MiB
		}
		reverse_proxy 127.0.0.1:${options.upstreamPort} {
			header_up Authorization "Bearer {$ENGINE_KEY}"
			header_up -Cookie
			flush_interval -1
		}
	}
}
`;
}

function tlsDirective(tls: TlsSource): string {
  if (tls.kind === "secret") return `tls ${runtimeFolder}/certificate.pem ${runtimeFolder}/key.pem`;
  const root =
    tls.rootCertificate === undefined ? "" : `\n\t\t\ttrusted_roots ${nodePaths.settings}/acme-root.pem`;
  return `tls {
		issuer acme {
			dir ${tls.directory}
			disable_http_challenge${root}
		}
	}`;
}

function proxySecretsScript(options: ProxyOptions): string {
  const certificate =
    options.tls.kind === "acme"
      ? ""
      : `install --mode=0400 --owner=$owner ${nodePaths.secrets}/${options.tls.certificateSecret} "$folder/certificate.pem"
install --mode=0400 --owner=$owner ${nodePaths.secrets}/${options.tls.keySecret} "$folder/key.pem"
`;
  return `#!/bin/bash
set -euo pipefail
umask 077
folder=${runtimeFolder} owner=${nodeUsers.proxy}
{
  printf 'map {header.Authorization} {client} {\\n'
  printf '\\t"Bearer %s" canary\\n' "$(cat ${nodePaths.derived}/canary-key)"
  if ! awk -F= '
    NF == 2 && $1 ~ /^[a-z][a-z0-9-]*$/ && $1 != "canary" && $2 ~ /^[A-Za-z0-9_-]+$/ && length($2) >= 32 && !seen[$1]++ && !used[$2]++ {
      printf "\\t\\"Bearer %s\\" %s\\n", $2, $1; next
    }
    { wrong = 1 }
    END { exit wrong || NR == 0 }
  ' ${nodePaths.secrets}/${options.clientKeysSecret}; then
    echo "refused: ${options.clientKeysSecret} needs lines name=key, names and keys unique, keys of at least 32 characters" >&2
    exit 1
  fi
  printf '\\tdefault ""\\n}\\n'
} >"$folder/clients.caddy"
printf 'ENGINE_KEY=%s\\n' "$(cat ${nodePaths.derived}/engine-key)" >"$folder/environment"
${certificate}chown $owner "$folder/clients.caddy" "$folder/environment"
`;
}
