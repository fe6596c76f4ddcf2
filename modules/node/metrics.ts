import type { ContainerUnit } from "./container-unit.ts";
import type { FirewallRule, LoopbackGuard } from "./firewall.ts";
import { gpuUnitName } from "./gpu-driver.ts";
import { gpuMetricsContainer, gpuMetricsFile, gpuMetricsPage } from "./gpu-metrics.ts";
import { hostMetrics } from "./host-metrics.ts";
import type { NodeFile } from "./node-program.ts";
import { nodeUsers } from "./paths.ts";
import type { ProxyMetrics } from "./proxy.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/** What an inference node adds to its program so that a monitoring network reads its figures, and nobody else. */
export interface MetricsParts {
  /** For the proxy. @default - it has no site for figures */
  readonly proxy?: ProxyMetrics;
  readonly packages: readonly string[];
  readonly files: readonly NodeFile[];
  readonly units: readonly SystemdUnit[];
  readonly containers: readonly ContainerUnit[];
  readonly firewall: readonly FirewallRule[];
  readonly loopbackGuards: readonly LoopbackGuard[];
  readonly maskedUnits: readonly string[];
}

export const metricsPort = 9443;

const nothing: MetricsParts = {
  packages: [],
  files: [],
  units: [],
  containers: [],
  firewall: [],
  loopbackGuards: [],
  maskedUnits: [],
};

/** @param engine whose GPUs, runtime and registry the figures of the GPUs share */
export function metricsParts(
  monitoringFrom: readonly string[] | undefined,
  gpuImage: string | undefined,
  engine: ContainerUnit,
): MetricsParts {
  if (monitoringFrom === undefined) return nothing;
  const { runtime, registryLoginSecret } = engine;
  const shared = {
    runtime,
    ...(registryLoginSecret === undefined ? {} : { registryLoginSecret }),
    requires: engine.requires.filter((unit) => unit === gpuUnitName),
  };
  const pages = [hostMetrics.page, ...(gpuImage === undefined ? [] : [gpuMetricsPage])];
  return {
    proxy: { port: metricsPort, pages },
    packages: hostMetrics.packages,
    files: gpuImage === undefined ? [] : [gpuMetricsFile],
    units: hostMetrics.units,
    containers: gpuImage === undefined ? [] : [gpuMetricsContainer(gpuImage, shared)],
    firewall: [
      {
        direction: "in",
        protocol: "tcp",
        ports: [metricsPort],
        peers: monitoringFrom,
        purpose: "monitoring",
      },
    ],
    loopbackGuards: pages.map(({ upstreamPort }) => ({
      port: upstreamPort,
      userIds: [0, nodeUsers.proxy],
      purpose: "figures leave the machine by the proxy alone",
    })),
    maskedUnits: hostMetrics.maskedUnits,
  };
}
