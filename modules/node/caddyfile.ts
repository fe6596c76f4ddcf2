import { nodePaths } from "./paths.ts";
import type { ProxyMetrics, ProxyOptions, TlsSource, Upstream } from "./proxy.ts";

/**
 * Caddy sorts directives by its own order unless they stand in one `route`: a `handle` would run before the check of
 * the key. Paths are compared with the raw request line, because Caddy's own `path` ignores case and merges slashes.
 * There is no `flush_interval`: events are passed on as they come without it, and with it Caddy 2.6 ends requests in
 * the moment of a reload.
 */
export function caddyfile(options: ProxyOptions): string {
  return `{
	admin unix/${nodePaths.proxy}/admin.sock
	auto_https disable_redirects
	servers {
		protocols ${protocols(options)}
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

${patience(options)}https://${options.hostname} {
	${tlsDirective(options.tls)}
	log {
		output stderr
		format filter {
			wrap json
			fields {
				request>headers delete
				request>tls delete
				request>uri regexp "[?].*" ""
			}
		}
	}
	route {
		@health expression \`{method} == "GET" && {http.request.orig_uri} == "/healthz"\`
		handle @health {
			rewrite * ${options.health.path}
			reverse_proxy 127.0.0.1:${options.health.upstreamPort} {
				header_up -X-Client
			}
		}
		@unlisted expression \`!(${isListed(options)})\`
${unlisted(options)}${clientCheck(options)}		request_body {
			max_size ${options.maximumBodyMib}MiB
		}
${waitFor(options.health, options, "\t\t")}		reverse_proxy 127.0.0.1:${options.api.upstreamPort} {
${upstreamIdentity(options)}			header_up -Cookie
${importPatience(options, "\t\t\t")}		}
	}
}
${metricsSite(options)}${gates(options)}`;
}

/** What one service of the machine asks another: whoever asks says for whom. */
function gates(options: ProxyOptions): string {
  const { gates: listed = [] } = options;
  return listed
    .map(
      ({ port, ...upstream }) => `
http://:${port} {
	bind 127.0.0.1
	route {
${waitFor(upstream, options, "\t\t")}		reverse_proxy 127.0.0.1:${upstream.upstreamPort} {
			trusted_proxies 127.0.0.1/32
${importPatience(options, "\t\t\t")}		}
	}
}
`,
    )
    .join("");
}

/** Figures of engine, machine and GPUs, on a port that the firewall opens to the monitoring network alone. */
function metricsSite(options: ProxyOptions): string {
  if (options.metrics === undefined) return "";
  return `
https://${options.hostname}:${options.metrics.port} {
	${tlsDirective(options.tls)}
	route {
${options.metrics.pages.map(metricsPage).join("")}		@unlisted expression \`!({method} == "GET" && {http.request.orig_uri} == "/metrics")\`
		respond @unlisted 404
		reverse_proxy 127.0.0.1:${options.api.upstreamPort} {
			header_up Authorization "Bearer {$ENGINE_KEY}"
			header_up -X-Client
		}
	}
}
`;
}

const metricsPage = (
  { path, upstreamPort }: ProxyMetrics["pages"][number],
  index: number,
) => `\t\t@page${index} expression \`{method} == "GET" && {http.request.orig_uri} == "${path}"\`
		handle @page${index} {
			rewrite * /metrics
			reverse_proxy 127.0.0.1:${upstreamPort}
		}
`;

/**
 * Over HTTP/2 Caddy resets a stream whose body it did not read, so a client with a wrong key would see a broken
 * connection in place of the 401. Browsers need HTTP/2, programs do not.
 */
function protocols(options: ProxyOptions): string {
  return options.site === undefined ? "h1" : "h1 h2";
}

function isListed(options: ProxyOptions): string {
  return options.api.routes
    .map(({ method, path }) => `({method} == "${method}" && {http.request.orig_uri} == "${path}")`)
    .join(" || ");
}

function unlisted(options: ProxyOptions): string {
  if (options.site === undefined) return "\t\trespond @unlisted 404\n";
  return `\t\thandle @unlisted {
			request_body {
				max_size ${options.maximumBodyMib}MiB
			}
${waitFor(options.site, options, "\t\t\t")}			reverse_proxy 127.0.0.1:${options.site.upstreamPort} {
${identityHeaders.map((name) => `\t\t\t\theader_up -${name}\n`).join("")}${importPatience(options, "\t\t\t\t")}			}
		}
`;
}

/**
 * A request that cannot be connected has not been sent: it is tried again. Caddy 2.6 closes the body of one that has
 * any when it cannot connect, so before those the service is asked whether it is there, which can be asked again. The
 * connections behind are not kept, because one that its owner closes while a request is on its way would lose that one.
 */
function patience({ patienceSeconds }: ProxyOptions): string {
  if (patienceSeconds === undefined) return "";
  return `(patient) {
	lb_try_duration ${patienceSeconds}s
	lb_try_interval 100ms
	transport http {
		keepalive off
	}
}

`;
}

/** Before what passes a request on to `upstream`. */
function waitFor(upstream: Upstream, { patienceSeconds }: ProxyOptions, indent: string): string {
  if (patienceSeconds === undefined) return "";
  const lines = [
    `@for${upstream.upstreamPort} not method GET HEAD OPTIONS`,
    `forward_auth @for${upstream.upstreamPort} 127.0.0.1:${upstream.upstreamPort} {`,
    `	uri ${upstream.path}`,
    "	import patient",
    "}",
  ];
  return lines.map((line) => `${indent}${line}\n`).join("");
}

const importPatience = ({ patienceSeconds }: ProxyOptions, indent: string): string =>
  patienceSeconds === undefined ? "" : `${indent}import patient\n`;

/** Only the sign-in may say who somebody is. */
const identityHeaders = [
  "X-Forwarded-User",
  "X-Forwarded-Email",
  "X-Forwarded-Groups",
  "X-Forwarded-Preferred-Username",
  "X-Forwarded-Access-Token",
];

function clientCheck(options: ProxyOptions): string {
  if (options.api.clientKeysSecret === undefined) return "";
  return `\t\timport ${nodePaths.proxy}/clients.caddy
		@stranger expression \`{client} == ""\`
		respond @stranger 401
		header X-Client {client}
		header X-Request-Id {http.request.uuid}
`;
}

/** In which the chat, and nobody outside, tells the gateway for whom it asks. */
const personHeaders = "X-OpenWebUI-*";

/** The engine learns who asks, and under which id, from nobody but the proxy: its records of use rest on it. */
function upstreamIdentity(options: ProxyOptions): string {
  if (options.api.clientKeysSecret === undefined) return `\t\t\theader_up -${personHeaders}\n`;
  return `\t\t\theader_up Authorization "Bearer {$ENGINE_KEY}"
			header_up X-Client {client}
			header_up X-Request-Id {http.request.uuid}
`;
}

function tlsDirective(tls: TlsSource): string {
  if (tls.kind === "secret") return `tls ${nodePaths.proxy}/certificate.pem ${nodePaths.proxy}/key.pem`;
  const root =
    tls.rootCertificate === undefined ? "" : `\n\t\t\ttrusted_roots ${nodePaths.settings}/acme-root.pem`;
  return `tls {
		issuer acme {
			dir ${tls.directory}
			disable_http_challenge${root}
		}
	}`;
}
