import type { NodeProgram } from "../node-program.ts";
import { openbaoBackupScript, openbaoRestoreScript } from "./openbao-backup.ts";
import { checkOpenbao } from "./openbao-checks.ts";
import { openbaoFiles } from "./openbao-files.ts";
import { openbaoPort } from "./openbao-paths.ts";
import { openbaoUnitName, serverUnit, setupUnit, stateUnits } from "./openbao-units.ts";
import { type ServiceNodeOptions, serviceNode } from "./service-node.ts";

export interface OpenbaoNodeOptions extends ServiceNodeOptions {
  /** The program `bao` in the backup's bucket: there is no package of it. Other bytes are refused. */
  readonly program: {
    /** Name of the object, such as "programs/bao-2.7.2-linux-amd64". */
    readonly object: string;
    /** SHA-256 in lower-case hexadecimal. */
    readonly sha256: string;
  };
  /**
   * Who holds a share of the key that opens the store. Each share is sealed to its custodian's SSH key.
   * With one alone, whoever loses that key loses the store: name three where there are three people.
   */
  readonly custodians: readonly OpenbaoCustodian[];
  /** How many of them have to come together. @default more than half */
  readonly threshold?: number;
  /** Who reads what: each gets a role of its own. @default - nobody but administrators */
  readonly readers?: readonly OpenbaoReader[];
  /** Days that a snapshot is kept in the bucket. @default 30 */
  readonly backupRetentionDays?: number;
}

export interface OpenbaoCustodian {
  /** Such as "anna": a–z, 0–9 and "_". */
  readonly name: string;
  /** Public SSH key, ed25519 or RSA, as in a .pub file. */
  readonly publicKey: string;
}

export interface OpenbaoReader {
  /** Name of the role, such as "inference". */
  readonly name: string;
  /** Names of secrets below `secret/`, such as "inference/client-keys". */
  readonly secrets: readonly string[];
  /** CIDRs from which its tokens are good. */
  readonly from: readonly string[];
}

export { openbaoPort } from "./openbao-paths.ts";

/**
 * A machine with the secret store OpenBao: raft storage, TLS 1.3, an audit record of every request in the journal.
 * It starts sealed, at every boot: a key that opens it by itself would lie beside what it protects.
 *
 * @throws UserError for options that cannot work and for a secret that nothing delivers.
 */
export function openbaoNode(options: OpenbaoNodeOptions): NodeProgram {
  const { custodians, threshold = Math.floor(custodians.length / 2) + 1 } = options;
  return serviceNode(options, {
    title: "OpenBao",
    units: [serverUnit(options), setupUnit, ...stateUnits],
    servingUnits: [openbaoUnitName],
    packages: ["age", "curl", "jq"],
    files: openbaoFiles(options, threshold),
    maskedUnits: [],
    firewall: [
      {
        direction: "in",
        protocol: "tcp",
        ports: [openbaoPort],
        peers: options.clientsFrom,
        purpose: "OpenBao, over TLS",
        newConnectionsPerSecond: 20,
      },
    ],
    secretNames: [],
    backupScript: openbaoBackupScript(options.backupRetentionDays ?? 30),
    backupCalendar: "*-*-* 0/6:27:00",
    restoreScript: openbaoRestoreScript,
    problems: checkOpenbao(options, threshold),
  });
}
