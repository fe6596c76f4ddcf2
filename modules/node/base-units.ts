import type { NodeFile } from "./node-program.ts";
import { nodePaths, nodeUsers } from "./paths.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/** Everything of ours hangs on this target; starting it again starts what is missing and leaves the rest alone. */
export const targetName = "sovereign.target";

export const firewallFile = `${nodePaths.settings}/firewall.nft`;

/** What every one of our services needs before it may start: a firewall that holds. */
export const afterFirewall = {
  Requires: "sovereign-firewall.service",
  After: "sovereign-firewall.service",
} as const;

/** Succeeds once the clock is right: what checks certificates or dates requires it. */
export const clockUnitName = "sovereign-clock.service";

/** The units that every node has, whatever it serves. */
export function baseUnits(): readonly SystemdUnit[] {
  return [
    {
      name: targetName,
      sections: {
        Unit: { Description: "Everything this node serves", ...afterFirewall },
        Install: { WantedBy: "multi-user.target" },
      },
    },
    {
      name: "sovereign-firewall.service",
      sections: {
        Unit: {
          Description: "Host firewall: drop everything that is not listed",
          DefaultDependencies: false,
          After: "local-fs.target",
          Before: ["network-pre.target", "shutdown.target"],
          Wants: "network-pre.target",
          Conflicts: "shutdown.target",
          StartLimitIntervalSec: 0,
        },
        Service: {
          Type: "oneshot",
          RemainAfterExit: true,
          ExecStart: `/usr/sbin/nft -f ${firewallFile}`,
          ExecReload: `/usr/sbin/nft -f ${firewallFile}`,
        },
        Install: { WantedBy: ["sysinit.target", targetName] },
      },
    },
    {
      name: "sovereign-reconcile.service",
      sections: {
        Unit: {
          Description: "Start what is missing: a store or bucket that was down may be back",
          ...afterFirewall,
        },
        Service: { Type: "oneshot", ExecStart: `/usr/bin/systemctl start --no-block ${targetName}` },
      },
    },
    {
      name: "sovereign-reconcile.timer",
      sections: {
        Unit: { Description: "Every half minute: start what is missing" },
        Timer: { OnBootSec: 60, OnUnitInactiveSec: 30, AccuracySec: 1 },
        Install: { WantedBy: targetName },
      },
    },
  ];
}

/**
 * Runs once per machine, again if it was cut short: a machine may be restarted in the middle of its first boot, and
 * cloud-init does not repeat what it had begun.
 */
export const setupUnit: SystemdUnit = {
  name: "sovereign-setup.service",
  sections: {
    Unit: {
      Description: "Install packages and enable the node's units",
      Wants: "network-online.target",
      After: "network-online.target",
      ConditionPathExists: `!${nodePaths.state}/setup-done`,
      StartLimitIntervalSec: 0,
    },
    Service: {
      Type: "oneshot",
      ExecStart: `${nodePaths.scripts}/setup`,
      TimeoutStartSec: "infinity",
      Restart: "on-failure",
      RestartSec: 10,
    },
    Install: { WantedBy: "multi-user.target" },
  },
};

/** The services' users, with fixed numbers; systemd starts nothing as a number that has no name. */
export const usersFile: NodeFile = {
  path: "/etc/sysusers.d/sovereign.conf",
  content: Object.entries(nodeUsers)
    .map(([name, id]) => `u sovereign-${name} ${id}\n`)
    .join(""),
};

/** @param further lines that run before the first unit starts */
export function setupScript(
  packages: readonly string[],
  enabledUnits: readonly string[],
  further = "",
): NodeFile {
  return {
    path: `${nodePaths.scripts}/setup`,
    mode: "0755",
    content: `#!/bin/bash
set -euo pipefail
packages="${packages.join(" ")}"
missing=""
for package in $packages; do
  dpkg --status "$package" 2>/dev/null | grep -q '^Status: install ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update --quiet
  # shellcheck disable=SC2086 # one word per package
  apt-get install --quiet --yes --no-install-recommends $missing
fi
systemd-sysusers
systemctl daemon-reload
${further}systemctl restart systemd-journald
systemctl enable ${enabledUnits.join(" ")}
mkdir -p ${nodePaths.state}
touch ${nodePaths.state}/setup-done
systemctl start --no-block ${targetName}
`,
  };
}
