import { targetName } from "../base-units.ts";
import { hardening } from "../hardening.ts";
import type { NodeProgram } from "../node-program.ts";
import { nodePaths, nodeUsers } from "../paths.ts";
import type { SystemdUnit } from "../systemd-unit.ts";
import { within } from "./checks.ts";
import {
  registryBackupScript,
  registryDoors,
  registryFiles,
  registryRestoreScript,
  registrySettingsFile,
} from "./registry-files.ts";
import { afterData, type ServiceNodeOptions, serviceNode } from "./service-node.ts";

export interface RegistryNodeOptions extends ServiceNodeOptions {
  /** Name of the secret with one `name=password` line per machine that pulls; 32 characters at least. */
  readonly readersSecret: string;
  /** Name of the secret with one `name=password` line per person or job that pushes. */
  readonly writersSecret: string;
  /** CIDRs that may push. @default - nobody: the port for pushes stays closed */
  readonly pushFrom?: readonly string[];
  /** Days that an image stays in the bucket once it is deleted here. @default 30 */
  readonly backupRetentionDays?: number;
}

export { registryPorts } from "./registry-files.ts";

/**
 * A machine with the CNCF Distribution registry behind two doors: port 443 only reads, with the readers' passwords;
 * port 5443 writes, with the writers' passwords and from their networks alone.
 *
 * @throws UserError for options that cannot work and for a secret that nothing delivers.
 */
export function registryNode(options: RegistryNodeOptions): NodeProgram {
  const { backupRetentionDays = 30 } = options;
  return serviceNode(options, {
    title: "registry",
    units: registryDoors.map((door) => unit(options, door)),
    servingUnits: registryDoors.map(unitName),
    packages: ["apache2-utils", "docker-registry"],
    files: registryFiles(options),
    maskedUnits: ["docker-registry.service"],
    firewall: registryDoors.flatMap((door) => {
      const peers = door.kind === "read" ? options.clientsFrom : (options.pushFrom ?? []);
      if (peers.length === 0) return [];
      return [{ direction: "in", protocol: "tcp", ports: [door.port], peers, purpose: door.purpose }];
    }),
    secretNames: [options.readersSecret, options.writersSecret],
    keyLists: [options.readersSecret, options.writersSecret],
    backupScript: registryBackupScript(options.backup, backupRetentionDays),
    backupCalendar: "*-*-* 01:17:00",
    restoreScript: registryRestoreScript,
    problems: within(`registry ${options.hostname} backupRetentionDays`, backupRetentionDays, {
      least: 7,
      most: 365,
      unit: "days",
    }),
  });
}

type Door = (typeof registryDoors)[number];

const unitName = (door: Door) => `sovereign-registry-${door.kind}.service`;

function unit(options: RegistryNodeOptions, door: Door): SystemdUnit {
  const run = `sovereign-registry-${door.kind}`;
  return {
    name: unitName(door),
    sections: {
      Unit: { Description: `Registry: ${door.purpose}`, ...afterData(options) },
      Service: {
        User: String(nodeUsers.registry),
        Group: String(nodeUsers.registry),
        RuntimeDirectory: run,
        RuntimeDirectoryMode: "0700",
        ExecStartPre: `+${nodePaths.scripts}/registry-secrets ${door.kind}`,
        ExecStart: `/usr/bin/docker-registry serve ${registrySettingsFile(door.kind)}`,
        Restart: "always",
        RestartSec: 2,
        AmbientCapabilities: "CAP_NET_BIND_SERVICE",
        CapabilityBoundingSet: "CAP_NET_BIND_SERVICE",
        LimitCORE: 0,
        LimitNOFILE: 65_536,
        UMask: "0077",
        ReadWritePaths: nodePaths.data,
        ...hardening,
      },
      Install: { WantedBy: targetName },
    },
  };
}
