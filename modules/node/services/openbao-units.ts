import { targetName } from "../base-units.ts";
import { hardening } from "../hardening.ts";
import { nodePaths, nodeUsers } from "../paths.ts";
import { afterSecrets } from "../secrets.ts";
import type { SystemdUnit } from "../systemd-unit.ts";
import { openbaoPaths } from "./openbao-paths.ts";
import { afterData, type ServiceNodeOptions } from "./service-node.ts";

export const openbaoUnitName = "sovereign-openbao.service";

export function serverUnit(options: ServiceNodeOptions): SystemdUnit {
  return {
    name: openbaoUnitName,
    sections: {
      Unit: { Description: "OpenBao", ...afterData(options) },
      Service: {
        User: String(nodeUsers.openbao),
        Group: String(nodeUsers.openbao),
        RuntimeDirectory: "sovereign-openbao",
        RuntimeDirectoryMode: "0700",
        ExecStartPre: `+${nodePaths.scripts}/openbao-prepare`,
        ExecStart: `${openbaoPaths.program} server -config=${nodePaths.settings}/openbao.hcl`,
        ExecReload: [`+${nodePaths.scripts}/openbao-prepare`, "/bin/kill -HUP $MAINPID"],
        KillSignal: "SIGINT",
        Restart: "always",
        RestartSec: 5,
        TimeoutStartSec: "infinity",
        LimitCORE: 0,
        LimitNOFILE: 65_536,
        MemorySwapMax: 0,
        UMask: "0077",
        ReadWritePaths: nodePaths.data,
        ...hardening,
      },
      Install: { WantedBy: targetName },
    },
  };
}

/** It may have to stop the server, so it only wants it. */
export const setupUnit: SystemdUnit = {
  name: "sovereign-openbao-setup.service",
  sections: {
    Unit: {
      Description: "Make the store, once",
      Requires: afterSecrets.Requires,
      Wants: openbaoUnitName,
      After: `${afterSecrets.After} ${openbaoUnitName}`,
      StartLimitIntervalSec: 0,
    },
    Service: {
      Type: "oneshot",
      RemainAfterExit: true,
      ExecStart: `${nodePaths.scripts}/openbao-setup`,
      TimeoutStartSec: 300,
    },
    Install: { WantedBy: targetName },
  },
};

export const stateUnits: readonly SystemdUnit[] = [
  {
    name: "sovereign-openbao-state.service",
    sections: {
      Unit: { Description: "Is the store open?", ...afterSecrets },
      Service: { Type: "oneshot", ExecStart: `${nodePaths.scripts}/openbao-state` },
    },
  },
  {
    name: "sovereign-openbao-state.timer",
    sections: {
      Unit: { Description: "Every five minutes: is the store open?" },
      Timer: { OnBootSec: 120, OnUnitInactiveSec: 300 },
      Install: { WantedBy: targetName },
    },
  },
];
