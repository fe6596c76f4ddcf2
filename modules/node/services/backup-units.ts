import { targetName } from "../base-units.ts";
import type { NodeFile } from "../node-program.ts";
import { nodePaths } from "../paths.ts";
import { afterSecrets } from "../secrets.ts";
import type { SystemdUnit } from "../systemd-unit.ts";
import type { Service } from "./service-node.ts";

export const backupUnitName = "sovereign-backup.service";
const timerName = "sovereign-backup.timer";
export const backupPath = `${nodePaths.scripts}/backup`;
export const restorePath = `${nodePaths.scripts}/restore`;

/** A backup that fails leaves a failed unit and its reason in the journal; the next one is tried at its time. */
export function backupUnits(service: Service): readonly SystemdUnit[] {
  return [
    {
      name: backupUnitName,
      sections: {
        Unit: { Description: `Backup of ${service.title}`, ...afterSecrets },
        Service: { Type: "oneshot", ExecStart: backupPath, TimeoutStartSec: "infinity", UMask: "0077" },
      },
    },
    {
      name: timerName,
      sections: {
        Unit: { Description: `When ${service.title} is backed up` },
        // After every start as well: a new machine does not wait a day for its first backup.
        Timer: {
          OnBootSec: 900,
          OnCalendar: service.backupCalendar,
          RandomizedDelaySec: 300,
          Persistent: true,
        },
        Install: { WantedBy: targetName },
      },
    },
  ];
}

/** Both scripts under the same names on every machine with a service; one at a time. */
export function backupScripts(service: Service): readonly NodeFile[] {
  const stopped = [...service.servingUnits].join(" ");
  return [
    {
      path: backupPath,
      mode: "0755",
      content: `#!/bin/bash
set -euo pipefail
umask 077
exec 9>${nodePaths.derived}/backup.lock
flock 9
${service.backupScript}`,
    },
    {
      path: restorePath,
      mode: "0755",
      // What is missing would be started every half minute, in the middle of the restore.
      content: `#!/bin/bash
set -euo pipefail
umask 077
exec 9>${nodePaths.derived}/backup.lock
flock 9
trap 'systemctl start ${targetName}' EXIT
systemctl stop sovereign-reconcile.timer ${timerName} ${stopped}
${service.restoreScript}`,
    },
  ];
}
