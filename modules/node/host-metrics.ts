import { afterFirewall, targetName } from "./base-units.ts";
import { hardening } from "./hardening.ts";
import { nodeUsers } from "./paths.ts";
import { renderSystemdWords, type SystemdUnit } from "./systemd-unit.ts";

const port = 9100;

/** What a machine in trouble shows first; the rest of the exporter's collectors stays off. */
const collectors = [
  ...["cpu", "diskstats", "filesystem", "loadavg", "meminfo", "netdev", "pressure", "stat", "time", "vmstat"],
  "systemd",
] as const;

const unit: SystemdUnit = {
  name: "sovereign-host-metrics.service",
  sections: {
    Unit: {
      Description: "Figures of the machine, on loopback: disks, memory, processors, its own units",
      ...afterFirewall,
      StartLimitIntervalSec: 0,
    },
    Service: {
      User: String(nodeUsers.metrics),
      Group: String(nodeUsers.metrics),
      ExecStart: renderSystemdWords([
        "/usr/bin/prometheus-node-exporter",
        `--web.listen-address=127.0.0.1:${port}`,
        "--web.disable-exporter-metrics",
        "--collector.disable-defaults",
        ...collectors.map((name) => `--collector.${name}`),
        "--collector.systemd.unit-include=sovereign-.+",
      ]),
      Restart: "always",
      RestartSec: 5,
      CapabilityBoundingSet: "",
      LimitCORE: 0,
      ...hardening,
      // It counts the network's bytes by asking the kernel.
      RestrictAddressFamilies: `${hardening.RestrictAddressFamilies} AF_NETLINK`,
    },
    Install: { WantedBy: targetName },
  },
};

/** The machine's own figures, by the distribution's exporter. */
export const hostMetrics = {
  packages: ["prometheus-node-exporter"],
  units: [unit],
  maskedUnits: ["prometheus-node-exporter.service"],
  page: { path: "/metrics/machine", upstreamPort: port },
} as const;
