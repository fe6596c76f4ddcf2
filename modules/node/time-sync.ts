import ipaddr from "ipaddr.js";
import { type Problem, UserError } from "../problem/problem.ts";
import { afterFirewall, clockUnitName, targetName } from "./base-units.ts";
import type { FirewallRule } from "./firewall.ts";
import { hardening } from "./hardening.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths, nodeUsers } from "./paths.ts";
import type { SystemdUnit } from "./systemd-unit.ts";
import { europeanTimeServers, type TimeServer } from "./time-servers.ts";

const timeUnitName = "sovereign-time.service";
/** The package's AppArmor profile lets chronyd read here and nowhere else. */
const settingsFile = "/etc/chrony/sovereign.conf";
/** A container has the clock of its host, and no right to set it. */
const ownClock = { ConditionVirtualization: "!container" } as const;

/**
 * Keeps the machine's clock with chrony, and holds back what checks certificates and dates until the clock is right:
 * a clock that is behind accepts what has expired, and every record of use would carry the wrong time.
 *
 * @throws UserError for no server, and for one that is neither a name nor an address.
 */
export function timeSync(servers: readonly TimeServer[] = europeanTimeServers) {
  const problems = checkTimeServers("timeServers", servers);
  if (problems.length > 0) throw new UserError(...problems);
  return {
    packages: ["chrony"],
    files: [{ path: settingsFile, content: settings(servers) }, waitScript(servers)],
    units: [timeUnit, clockUnit],
    firewall: egress(servers),
    maskedUnits: ["chrony.service", "systemd-timesyncd.service"],
  } as const;
}

export function checkTimeServers(
  where: string,
  servers: readonly TimeServer[] = europeanTimeServers,
): Problem[] {
  const fix = 'name servers such as { host: "ntp.example.org", authenticated: false }';
  if (servers.length === 0) return [{ where, what: "nobody tells this machine the time", fix }];
  return servers
    .filter(({ host }) => !ipaddr.isValid(host) && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host))
    .map(({ host }) => ({ where, what: "is neither a name nor an address", got: host, fix }));
}

/**
 * The first answer counts whatever the dates in a server's certificate are: with a wrong clock they cannot be judged.
 * Later ones are judged, and a jump is made only at the start: afterwards the clock is led, not set.
 */
function settings(servers: readonly TimeServer[]): string {
  return `${servers.map(({ host, authenticated }) => `server ${host} iburst${authenticated ? " nts" : ""}\n`).join("")}minsources ${Math.min(2, servers.length)}
user sovereign-time
nocerttimecheck 1
makestep 1 3
rtcsync
driftfile /var/lib/chrony/drift
ntsdumpdir /var/lib/chrony
cmdport 0
`;
}

/** Its own user: the firewall lets nobody else ask for the time. */
const timeUnit: SystemdUnit = {
  name: timeUnitName,
  sections: {
    Unit: {
      Description: "Keep this machine's clock",
      Requires: afterFirewall.Requires,
      After: `${afterFirewall.After} network-online.target`,
      Wants: "network-online.target",
      Conflicts: ["chrony.service", "systemd-timesyncd.service"],
      ...ownClock,
      StartLimitIntervalSec: 0,
    },
    Service: {
      User: String(nodeUsers.time),
      Group: String(nodeUsers.time),
      ExecStart: `/usr/sbin/chronyd -U -F 1 -d -f ${settingsFile}`,
      Restart: "always",
      RestartSec: 5,
      StateDirectory: "chrony",
      StateDirectoryMode: "0750",
      RuntimeDirectory: "chrony",
      RuntimeDirectoryMode: "0700",
      AmbientCapabilities: "CAP_SYS_TIME",
      CapabilityBoundingSet: "CAP_SYS_TIME",
      ...hardening,
      ProtectClock: false,
    },
    Install: { WantedBy: targetName },
  },
};

/** Wants chrony and does not require it: an update that restarts it must not stop what hangs on a right clock. */
const clockUnit: SystemdUnit = {
  name: clockUnitName,
  sections: {
    Unit: {
      Description: "Wait a minute at most until the clock is right",
      Requires: afterFirewall.Requires,
      Wants: timeUnitName,
      After: `${afterFirewall.After} ${timeUnitName}`,
      ...ownClock,
      StartLimitIntervalSec: 0,
    },
    Service: {
      Type: "oneshot",
      RemainAfterExit: true,
      ExecStart: `${nodePaths.scripts}/wait-for-clock`,
      TimeoutStartSec: 120,
    },
    Install: { WantedBy: targetName },
  },
};

function waitScript(servers: readonly TimeServer[]): NodeFile {
  return {
    path: `${nodePaths.scripts}/wait-for-clock`,
    mode: "0755",
    content: `#!/bin/bash
set -euo pipefail
# Sixty looks, one a second; what is left to correct is under a second.
if chronyc waitsync 60 1 0 1 >/dev/null 2>&1; then
  echo "clock synchronised: $(chronyc -c -n tracking | cut --delimiter=, --fields=2)"
  exit 0
fi
chronyc -n sources >&2 || true
# By itself it would wait longer and longer before it tries again.
systemctl restart --no-block ${timeUnitName}
echo "clock not synchronised: no right time within a minute from ${servers.map(({ host }) => host).join(", ")}; this machine takes it for $(date --utc +%FT%TZ); what checks certificates or dates stays down" | tee /dev/console >&2
exit 1
`,
  };
}

function egress(servers: readonly TimeServer[]): readonly FirewallRule[] {
  const hosts = servers.map(({ host }) => host);
  const common = {
    direction: "out",
    peers: hosts.every((host) => ipaddr.isValid(host)) ? hosts.map(asCidr) : "any",
    userId: nodeUsers.time,
  } as const;
  const keys: readonly FirewallRule[] = servers.some(({ authenticated }) => authenticated)
    ? [{ ...common, protocol: "tcp", ports: [4460], purpose: "keys of time servers" }]
    : [];
  return [{ ...common, protocol: "udp", ports: [123], purpose: "time" }, ...keys];
}

const asCidr = (address: string) => `${address}/${ipaddr.parse(address).kind() === "ipv6" ? 128 : 32}`;
