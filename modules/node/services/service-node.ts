import { type Problem, UserError } from "../../problem/problem.ts";
import type { FirewallRule } from "../firewall.ts";
import { type LogSinkAddress, logShipping } from "../logs.ts";
import { mountUnitName } from "../mount-units.ts";
import type { NodeFile, NodeMount, NodeProgram } from "../node-program.ts";
import { nodePaths } from "../paths.ts";
import type { TlsSource } from "../proxy.ts";
import { afterSecrets, type SecretSource, secretFiles, secretsUnit } from "../secrets.ts";
import type { SystemdUnit } from "../systemd-unit.ts";
import type { TimeServer } from "../time-servers.ts";
import { timeSync } from "../time-sync.ts";
import { updateFiles } from "../updates.ts";
import { type BackupBucket, bucketRule, bucketScript, bucketSecretNames } from "./backup-bucket.ts";
import { backupScripts, backupUnits } from "./backup-units.ts";

/** What every service on a machine of your own is told. */
export interface ServiceNodeOptions {
  /** Fully qualified name in the certificate, under which clients reach the service. */
  readonly hostname: string;
  readonly tls: Extract<TlsSource, { kind: "secret" }>;
  /** How secrets reach the node; its names must hold every secret that the other options name. */
  readonly secrets: SecretSource;
  /** CIDRs that may use the service. */
  readonly clientsFrom: readonly string[];
  /** What the node itself may open beside the bucket and the log sink: mirrors of packages, names. */
  readonly egress: readonly FirewallRule[];
  /** Where the machine takes the time from. @default europeanTimeServers */
  readonly timeServers?: readonly TimeServer[];
  readonly backup: BackupBucket;
  /** Disk for the data, mounted at /srv/sovereign. @default - the root disk */
  readonly dataDisk?: Omit<NodeMount, "path">;
  /** Where the journal goes. @default - it stays on the machine */
  readonly logs?: LogSinkAddress;
  /** Certificates of own authorities in PEM. @default - the distribution's alone */
  readonly trustedAuthorities?: readonly string[];
}

/** What one service adds to that. */
export interface Service {
  readonly title: string;
  /** Its units; they start after secrets and disk, by `afterData`. */
  readonly units: readonly SystemdUnit[];
  /** Those of them that take new secrets when reloaded, or else restarted, and that a restore stops. */
  readonly servingUnits: readonly string[];
  readonly packages: readonly string[];
  readonly files: readonly NodeFile[];
  readonly maskedUnits: readonly string[];
  readonly firewall: readonly FirewallRule[];
  /** Secrets beside those of TLS, bucket, disk and log sink. */
  readonly secretNames: readonly string[];
  /** Those of them whose lines are `name=key`. */
  readonly keyLists?: readonly string[];
  /** Body of the script that makes a backup and throws out old ones. */
  readonly backupScript: string;
  /** When it runs, as systemd writes calendars. */
  readonly backupCalendar: string;
  /** Body of the script that puts a backup back; the serving units are stopped meanwhile. */
  readonly restoreScript: string;
  readonly problems: readonly Problem[];
}

/** @throws UserError with everything that is wrong with the options. */
export function serviceNode(options: ServiceNodeOptions, service: Service): NodeProgram {
  const { hostname, secrets, backup } = options;
  const logs = logShipping(options.logs);
  const time = timeSync(options.timeServers);
  const problems = [...service.problems, ...checkSecrets(options, service)];
  if (problems.length > 0) throw new UserError(...problems);
  const disk = diskOf(options);
  const packages = [
    ...["ca-certificates", "nftables", "rclone", "unattended-upgrades"],
    ...service.packages,
    ...secrets.packages,
    ...time.packages,
    ...logs.packages,
  ];
  return {
    hostname,
    packages: [...new Set(packages)],
    files: [
      ...secretFiles(secrets, {
        readers: [...service.servingUnits, ...logs.readers],
        ...(service.keyLists === undefined ? {} : { keyLists: service.keyLists }),
      }),
      bucketScript(backup),
      dataNote,
      ...service.files,
      ...backupScripts(service),
      ...time.files,
      ...updateFiles,
      ...logs.files,
    ],
    units: [
      ...time.units,
      secretsUnit,
      ...secrets.units,
      ...service.units,
      ...backupUnits(service),
      ...logs.units,
    ],
    containers: [],
    firewall: [
      ...service.firewall,
      bucketRule(backup),
      ...secrets.firewall,
      ...time.firewall,
      ...logs.firewall,
      ...options.egress,
    ],
    loopbackGuards: [],
    trustedAuthorities: options.trustedAuthorities ?? [],
    mounts: disk === undefined ? [] : [disk],
    maskedUnits: ["nftables.service", ...time.maskedUnits, ...service.maskedUnits, ...logs.maskedUnits],
  };
}

/** A unit may only write where a folder is, on a machine without a disk of its own as well. */
const dataNote: NodeFile = {
  path: `${nodePaths.data}/README`,
  content: "What this machine keeps for others. A disk of its own is mounted over this folder.\n",
};

/** Directives of a unit that needs the service's secrets and data. */
export function afterData(options: Pick<ServiceNodeOptions, "dataDisk">) {
  const disk = diskOf(options);
  const after = disk === undefined ? afterSecrets.After : `${afterSecrets.After} ${mountUnitName(disk)}`;
  return { Requires: after, After: after, StartLimitIntervalSec: 0 } as const;
}

function diskOf({ dataDisk }: Pick<ServiceNodeOptions, "dataDisk">): NodeMount | undefined {
  return dataDisk === undefined ? undefined : { ...dataDisk, path: nodePaths.data };
}

function checkSecrets(options: ServiceNodeOptions, service: Service): Problem[] {
  const { tls, backup, dataDisk, secrets } = options;
  const used = [
    ...service.secretNames,
    ...[tls.certificateSecret, tls.keySecret],
    ...bucketSecretNames(backup),
    ...(dataDisk?.keySecret === undefined ? [] : [dataDisk.keySecret]),
    ...logShipping(options.logs).secretNames,
  ];
  const missing = [...new Set(used)].filter((name) => !secrets.names.includes(name));
  return missing.map((name) => ({
    where: `${service.title} ${options.hostname} secrets.names`,
    what: "a secret is used that nothing delivers",
    got: name,
    allowed: secrets.names.join(", "),
    fix: "add it to the names of the secret source",
  }));
}
