import { type Problem, UserError } from "../problem/problem.ts";
import { canaryScript, canaryUnits } from "./canary.ts";
import { type EngineOptions, engineContainer, enginePort } from "./engine.ts";
import { undonePromise } from "./engine-flags.ts";
import type { FirewallRule } from "./firewall.ts";
import { gpuDriverFiles, gpuDriverPackages, gpuDriverUnit } from "./gpu-driver.ts";
import { type LogSinkAddress, logShipping } from "./logs.ts";
import { metricsParts } from "./metrics.ts";
import { mountUnitName } from "./mount-units.ts";
import type { NodeMount, NodeProgram } from "./node-program.ts";
import { nodeUsers } from "./paths.ts";
import { proxyEgress, proxyFiles, proxyUnit, proxyUnitName, type Route, type TlsSource } from "./proxy.ts";
import { quietLogsFile } from "./quiet-logs.ts";
import { type SecretSource, secretFiles, secretsUnit } from "./secrets.ts";
import type { TimeServer } from "./time-servers.ts";
import { timeSync } from "./time-sync.ts";
import { tokenRecordsFile } from "./token-records.ts";
import { updateFiles } from "./updates.ts";
import { type Weights, weightsFiles, weightsUnit, weightsUnitName } from "./weights.ts";

/** One engine with one model behind a proxy: what a GPU machine of ours is. */
export interface InferenceNodeOptions {
  /** Fully qualified name in the certificate, under which clients reach the node. */
  readonly hostname: string;
  readonly engine: EngineOptions;
  readonly weights: Weights;
  readonly tls: TlsSource;
  /** How secrets reach the node; its names must hold every secret that the other options name. */
  readonly secrets: SecretSource;
  /** Secret with one `name=key` line per client. */
  readonly clientKeysSecret: string;
  /** CIDRs from which clients and load balancers come. */
  readonly clientsFrom: readonly string[];
  /**
   * CIDRs of the monitoring network, which reads /metrics (engine) and /metrics/machine on port 9443.
   * @default - nobody reads them
   */
  readonly monitoringFrom?: readonly string[];
  /** NVIDIA's dcgm-exporter by digest in the own registry; it answers as /metrics/gpu. @default - no figures of GPUs */
  readonly gpuMetricsImage?: string;
  /** What the node itself may open: bucket, registry, secret store, mirrors, names. */
  readonly egress: readonly FirewallRule[];
  /** Where the journal goes. @default - it stays on the machine */
  readonly logs?: LogSinkAddress;
  /** Where the machine takes the time from. @default europeanTimeServers */
  readonly timeServers?: readonly TimeServer[];
  /** Where the models lie. @default - the root disk */
  readonly modelsDisk?: NodeMount;
  /** @default inferenceRoutes */
  readonly routes?: readonly Route[];
  /** Largest request body. @default 10 */
  readonly maximumBodyMib?: number;
  /** New connections per second from one address. @default 20 */
  readonly newConnectionsPerSecond?: number;
  /** Certificates of own authorities in PEM, for bucket, registry and log sink. @default - the distribution's alone */
  readonly trustedAuthorities?: readonly string[];
}

/** What clients of an inference node need; the engine answers far more, some of it without a key. */
export const inferenceRoutes: readonly Route[] = [
  { method: "GET", path: "/v1/models" },
  { method: "POST", path: "/v1/chat/completions" },
  { method: "POST", path: "/v1/completions" },
  { method: "POST", path: "/v1/embeddings" },
];

/** @throws UserError for a flag that would undo the node's promises and for a secret that nothing delivers. */
export function inferenceNode(options: InferenceNodeOptions): NodeProgram {
  const problems = checkOptions(options);
  if (problems.length > 0) throw new UserError(...problems);
  const disk = options.modelsDisk;
  const installsDriver = options.engine.gpuDriver === "install";
  const logs = logShipping(options.logs);
  const time = timeSync(options.timeServers);
  const engine = engineContainer(options.engine, options.weights);
  const metrics = metricsParts(options.monitoringFrom, options.gpuMetricsImage, engine);
  const proxy = {
    hostname: options.hostname,
    tls: options.tls,
    api: {
      routes: options.routes ?? inferenceRoutes,
      upstreamPort: enginePort,
      clientKeysSecret: options.clientKeysSecret,
    },
    health: { upstreamPort: enginePort, path: "/health" },
    ...(metrics.proxy === undefined ? {} : { metrics: metrics.proxy }),
    maximumBodyMib: options.maximumBodyMib ?? 10,
    requires: [weightsUnitName],
  };
  return {
    hostname: options.hostname,
    packages: [
      "ca-certificates",
      "caddy",
      "curl",
      "nftables",
      "rclone",
      "unattended-upgrades",
      ...(installsDriver ? gpuDriverPackages : []),
      ...(options.engine.packages ?? []),
      ...metrics.packages,
      ...options.secrets.packages,
      ...time.packages,
      ...logs.packages,
    ],
    files: [
      ...secretFiles(options.secrets, {
        keyLists: [options.clientKeysSecret],
        readers: [proxyUnitName, ...logs.readers],
      }),
      ...weightsFiles(options.weights),
      ...(installsDriver ? gpuDriverFiles : []),
      ...metrics.files,
      tokenRecordsFile,
      quietLogsFile,
      ...proxyFiles(proxy),
      canaryScript(options.hostname, options.engine.servedModelName),
      ...time.files,
      ...updateFiles,
      ...logs.files,
    ],
    units: [
      ...time.units,
      secretsUnit,
      ...options.secrets.units,
      weightsUnit(options.weights, disk === undefined ? undefined : mountUnitName(disk)),
      ...(installsDriver ? [gpuDriverUnit] : []),
      proxyUnit(proxy),
      ...metrics.units,
      ...canaryUnits(),
      ...logs.units,
    ],
    containers: [engine, ...metrics.containers],
    firewall: [
      {
        direction: "in",
        protocol: "tcp",
        ports: [443],
        peers: options.clientsFrom,
        purpose: "clients, over TLS",
        newConnectionsPerSecond: options.newConnectionsPerSecond ?? 20,
      },
      ...metrics.firewall,
      ...options.secrets.firewall,
      ...proxyEgress(options.tls),
      ...time.firewall,
      ...logs.firewall,
      ...options.egress,
    ],
    loopbackGuards: [
      {
        port: enginePort,
        userIds: [0, nodeUsers.proxy, nodeUsers.engine],
        purpose: "the engine answers some paths without a key",
      },
      ...metrics.loopbackGuards,
    ],
    trustedAuthorities: options.trustedAuthorities ?? [],
    mounts: disk === undefined ? [] : [disk],
    maskedUnits: [
      ...["caddy.service", "nftables.service"],
      ...[...metrics.maskedUnits, ...time.maskedUnits, ...logs.maskedUnits],
    ],
  };
}

function checkOptions(options: InferenceNodeOptions): Problem[] {
  const where = `inference node ${options.hostname}`;
  const missing = secretNames(options).filter((name) => !options.secrets.names.includes(name));
  return [
    ...checkMetrics(where, options),
    ...options.engine.engineFlags.flatMap((flag) => {
      const promise = undonePromise(flag);
      if (promise === undefined) return [];
      return {
        where: `${where} engine.engineFlags`,
        what: `this flag would undo a promise of the node: ${promise}`,
        got: flag.split("=")[0] ?? flag,
        fix: "leave it out",
      };
    }),
    ...missing.map((name) => ({
      where: `${where} secrets.names`,
      what: "a secret is used that nothing delivers",
      got: name,
      allowed: options.secrets.names.join(", "),
      fix: "add it to the names of the secret source",
    })),
  ];
}

function checkMetrics(where: string, options: InferenceNodeOptions): Problem[] {
  const { gpuMetricsImage, monitoringFrom, engine } = options;
  if (gpuMetricsImage === undefined) return [];
  const problem = { where: `${where} gpuMetricsImage`, got: gpuMetricsImage, fix: "leave it out" };
  if (engine.gpus === "none") return [{ ...problem, what: "this machine has no GPU to read figures of" }];
  if (monitoringFrom !== undefined) return [];
  return [{ ...problem, what: "nobody may read the figures", fix: "name the networks in monitoringFrom" }];
}

function secretNames(options: InferenceNodeOptions): string[] {
  const { tls, weights, engine, modelsDisk } = options;
  return [
    options.clientKeysSecret,
    weights.accessKeySecret,
    weights.secretKeySecret,
    ...(tls.kind === "secret" ? [tls.certificateSecret, tls.keySecret] : []),
    ...(engine.registryLoginSecret === undefined ? [] : [engine.registryLoginSecret]),
    ...logShipping(options.logs).secretNames,
    ...(modelsDisk?.keySecret === undefined ? [] : [modelsDisk.keySecret]),
  ];
}
