import { addresses } from "./network.ts";
import { hostname, type World } from "./world.ts";

/** Every path that vLLM 0.32.0 registers, beside what clients may ask: all of them must be 404 at the proxy. */
export const enginePaths = [
  "/detokenize",
  "/docs",
  "/docs/oauth2-redirect",
  "/generative_scoring",
  "/health",
  "/inference/v1/abort_requests",
  "/inference/v1/generate",
  "/invocations",
  "/is_scaling_elastic_ep",
  "/kv_event_sources",
  "/load",
  "/metrics",
  "/openapi.json",
  "/ping",
  "/redoc",
  "/scale_elastic_ep",
  "/tokenize",
  "/v1/chat/completions/batch",
  "/v1/chat/completions/render",
  "/v1/chat/completions/derender",
  "/v1/completions/render",
  "/v1/completions/derender",
  "/v1/messages",
  "/v1/messages/count_tokens",
  "/v1/messages/render",
  "/v1/responses",
  "/v1/responses/render",
  "/v1/responses/abc",
  "/v1/responses/abc/cancel",
  "/v1/systemone",
  "/version",
  // What the lab's own engine answers.
  "/props",
  "/slots",
  "/completion",
  "/",
] as const;

/** Ways to write an allowed path that a router behind might take for the same. */
export const trickedPaths = [
  "/V1/models",
  "/v1//models",
  "//v1/models",
  "/v1/models/",
  "/v1/./models",
  "/v1/x/../models",
  "/v1%2fmodels",
  "/v1/models%00",
  "/v1/models;x",
  "/v1/models?x=1",
  "/%76%31/models",
  "/v1/models/..%2f..%2fmetrics",
  "/healthz/../metrics",
] as const;

/** Statuses by path, over one connection: many connections at once are what the firewall limits. */
export async function statuses(
  world: World,
  paths: readonly string[],
  options: { readonly key?: string; readonly method: "GET" | "POST" },
): Promise<Record<string, string>> {
  const header = options.key === undefined ? [] : ["--header", `Authorization: Bearer ${options.key}`];
  const body =
    options.method === "POST" ? ["--header", "Content-Type: application/json", "--data", "{}"] : [];
  const { stdout } = await world.network.run("cli", [
    ...[
      "curl",
      "--silent",
      "--path-as-is",
      "--globoff",
      "--max-time",
      "60",
      "--cacert",
      world.authority.certificate,
    ],
    ...[
      "--resolve",
      `${hostname}:443:${addresses.node}`,
      "--write-out",
      "%{http_code}\\n",
      ...header,
      ...body,
    ],
    ...paths.flatMap((path) => ["--output", "/dev/null", `https://${hostname}${path}`]),
  ]);
  const codes = stdout.trim().split("\n");
  return Object.fromEntries(paths.map((path, index) => [path, codes[index] ?? "none"]));
}

/** Of the ports, those that a host can reach on the node. */
export async function openPorts(
  world: Pick<World, "network">,
  host: "cli" | "mon" | "svc",
  ports: readonly number[],
): Promise<number[]> {
  // curl counts from its own start: on a busy machine a program may begin seconds after it was asked for.
  const connect = [
    "curl",
    "--silent",
    "--connect-timeout",
    "2",
    "--max-time",
    "4",
    "--write-out",
    "%{time_connect}",
  ];
  const answers = await Promise.all(
    ports.map((port) => world.network.run(host, [...connect, `telnet://${addresses.node}:${port}`], "")),
  );
  return ports.filter((_port, index) => Number(answers[index]?.stdout) > 0);
}
