import { afterFirewall, targetName } from "./base-units.ts";
import type { FirewallRule } from "./firewall.ts";
import type { NodeProgram } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { packagesAsRoot, rootEgress } from "./root-egress.ts";
import type { TimeServer } from "./time-servers.ts";
import { timeSync } from "./time-sync.ts";
import { updateFiles } from "./updates.ts";

/** The machine through which administrators reach the others, where the cloud has no service for that. */
export interface BastionNodeOptions {
  readonly hostname: string;
  /** CIDRs that administrators come from. Empty: nobody comes in. */
  readonly adminsFrom: readonly string[];
  /** Public SSH keys that are let in, one line each; comments are not kept, since they may name a person. */
  readonly adminKeys: readonly string[];
  /** Where the machine takes the time from. @default europeanTimeServers */
  readonly timeServers?: readonly TimeServer[];
  /** Where administrators may go on to. */
  readonly machines: { readonly cidrs: readonly string[]; readonly ports: FirewallRule["ports"] };
}

/** User that comes in, by key alone. */
export const bastionUser = "bastion";

const keysFile = `${nodePaths.settings}/bastion-keys`;

/** Passes SSH on and gives nobody a shell. It updates itself, because it alone meets the internet. */
export function bastionNode(options: BastionNodeOptions): NodeProgram {
  const { hostname, adminsFrom, adminKeys, machines } = options;
  const time = timeSync(options.timeServers);
  return {
    hostname,
    packages: ["nftables", "openssh-server", "unattended-upgrades", ...time.packages],
    files: [
      { path: "/etc/sysusers.d/sovereign-bastion.conf", content: `u ${bastionUser} -\n` },
      { path: keysFile, content: adminKeys.map((key) => `${withoutComment(key)}\n`).join("") },
      // The first file that says something wins: the image's own ones have higher numbers.
      { path: "/etc/ssh/sshd_config.d/00-sovereign-bastion.conf", content: sshSettings },
      packagesAsRoot,
      ...time.files,
      ...updateFiles,
    ],
    units: [
      ...time.units,
      {
        name: "sovereign-bastion.service",
        sections: {
          Unit: { Description: "Let SSH take the bastion's settings", ...afterFirewall },
          Service: {
            Type: "oneshot",
            RemainAfterExit: true,
            ExecStart: "/usr/bin/systemctl reload-or-restart ssh.service",
          },
          Install: { WantedBy: targetName },
        },
      },
    ],
    containers: [],
    firewall: [
      ...(adminsFrom.length === 0 ? [] : [administrators(adminsFrom)]),
      {
        direction: "out",
        protocol: "tcp",
        ports: machines.ports,
        peers: machines.cidrs,
        purpose: "administrators, on to the machines",
      },
      ...time.firewall,
      ...rootEgress,
    ],
    loopbackGuards: [],
    trustedAuthorities: [],
    mounts: [],
    maskedUnits: ["nftables.service", ...time.maskedUnits],
  };
}

const administrators = (peers: readonly string[]): FirewallRule => ({
  direction: "in",
  protocol: "tcp",
  ports: [22],
  peers,
  purpose: "administrators",
  newConnectionsPerSecond: 5,
});

const withoutComment = (key: string): string => key.trim().split(/\s+/).slice(0, 2).join(" ");

const sshSettings = `AllowUsers ${bastionUser}
AuthenticationMethods publickey
AuthorizedKeysFile ${keysFile}
PermitRootLogin no
PasswordAuthentication no
KbdInteractiveAuthentication no
AllowTcpForwarding local
AllowAgentForwarding no
AllowStreamLocalForwarding no
X11Forwarding no
PermitTunnel no
PermitTTY no
ForceCommand /usr/sbin/nologin
LogLevel VERBOSE
`;
