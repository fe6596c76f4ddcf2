import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import type { BlockVolume } from "./block-volume.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkWholeNumber } from "./checks.ts";
import type { Identity } from "./identity.ts";
import type { Instance } from "./instance.ts";
import { checkBucketName, type ObjectStorage } from "./object-storage.ts";
import type { PostDeployStep } from "./post-deploy.ts";
import { warn } from "./problems.ts";
import { checkSecondSite, type SecondSite } from "./second-site.ts";

/**
 * What is backed up. A `Database` makes its own backups; machines are made again from their programs, so their system
 * disks are worth a backup only where something on them cannot be made again.
 */
export interface BackupProps extends CapabilityProps {
  /** Name inside the deployment, such as "content". */
  readonly name: string;
  /** Disks, kept as snapshots. @default - none */
  readonly volumes?: readonly BlockVolume[];
  /** Machines whose system disk is kept as a snapshot or image. @default - none */
  readonly instances?: readonly Instance[];
  /** Buckets, each copied into the bucket `copiesBucketName`. @default - none */
  readonly buckets?: readonly ObjectStorage[];
  /** Globally unique name of the bucket that takes the copies. Needed where `buckets` are. @default - none */
  readonly copiesBucketName?: string;
  /** Hours between two backups: 1, 2, 3, 4, 6, 8, 12 or 24. @default 24 */
  readonly everyHours?: number;
  /** Days that a backup is kept; copies of buckets cannot be deleted before. @default 30 */
  readonly retentionDays?: number;
  /** Where copies go, so that the loss of one site loses nothing. @default - the placement's own region */
  readonly secondSite?: SecondSite;
}

/** Hours between backups that divide a day, so that a timer of the day's hours can run them. */
export const backupIntervals = [1, 2, 3, 4, 6, 8, 12, 24] as const;

/**
 * Backups on a schedule, kept for a number of days. Copies have a key of their own where buckets take one, so that a
 * lost key does not take both. How to restore stands in each cloud's README.
 */
export abstract class Backup extends Capability {
  readonly name: string;
  readonly everyHours: number;
  readonly retentionDays: number;
  /** Region of the copies. */
  readonly copiesRegion: string;
  /** What an operator does once, after apply; also the output `backup_<name>_steps`. */
  abstract readonly steps: readonly PostDeployStep[];

  constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id, props, (placement) => [
      ...checkBackupProps(props),
      ...checkSecondSite(placement, props.dataClass, props.secondSite),
    ]);
    this.name = props.name;
    this.everyHours = props.everyHours ?? 24;
    this.retentionDays = props.retentionDays ?? 30;
    this.copiesRegion = props.secondSite?.region ?? this.placement.region;
    const keepsDisks = (props.volumes?.length ?? 0) + (props.instances?.length ?? 0) > 0;
    if (props.secondSite === undefined || !keepsDisks) return;
    warn(this, `snapshots of disks stay in ${this.placement.region}: only copies of buckets go elsewhere`);
  }

  /** Lets an identity make backups and delete old ones: no less than that, and as little more as the cloud allows. */
  abstract grantOperate(identity: Identity): void;
}

/** Problems of the props, before any cloud is asked. */
export const checkBackupProps = (props: BackupProps): Problem[] => [
  ...checkName("name", props.name),
  ...checkWholeNumber("retentionDays", props.retentionDays, { least: 1, most: 3649, unit: "days" }),
  ...checkInterval(props.everyHours),
  ...checkSources(props),
  ...checkCopies(props),
  ...checkReach(props),
  ...checkCount(props),
];

function checkInterval(everyHours: number | undefined): Problem[] {
  if (everyHours === undefined || backupIntervals.some((hours) => hours === everyHours)) return [];
  const allowed = backupIntervals.join(", ");
  const what = "does not divide a day into whole hours";
  return [{ where: "everyHours", what, got: `${everyHours}`, allowed, fix: "use the next smaller one" }];
}

function checkSources({ volumes = [], instances = [], buckets = [] }: BackupProps): Problem[] {
  if (volumes.length + instances.length + buckets.length > 0) return [];
  const what = "names nothing to be backed up";
  return [{ where: "volumes", what, fix: "pass `volumes`, `instances` or `buckets`" }];
}

function checkCopies({ buckets = [], copiesBucketName: name }: BackupProps): Problem[] {
  if (buckets.length === 0) return [];
  if (name === undefined) {
    const what = "is missing, so copies of buckets would have no place";
    return [{ where: "copiesBucketName", what, fix: "choose a globally unique name" }];
  }
  const isSource = buckets.some(({ bucketName }) => bucketName === name);
  const what = "is one of the buckets that are backed up";
  return [
    ...checkBucketName(name, "copiesBucketName"),
    ...(isSource ? [{ where: "copiesBucketName", what, got: `"${name}"`, fix: "choose another name" }] : []),
  ];
}

/** No cloud lets a snapshot leave its region by itself. */
function checkReach({ buckets = [], secondSite }: BackupProps): Problem[] {
  if (secondSite === undefined || buckets.length > 0) return [];
  const what = "would get nothing: snapshots of disks stay in their region";
  return [
    { where: "secondSite", what, got: `"${secondSite.region}"`, fix: "pass `buckets`, or leave it out" },
  ];
}

/** Clouds list a thousand snapshots at a time, and every one costs money. */
function checkCount({
  volumes = [],
  instances = [],
  everyHours = 24,
  retentionDays = 30,
}: BackupProps): Problem[] {
  const kept = Math.ceil((retentionDays * 24) / everyHours);
  if (volumes.length + instances.length === 0 || kept <= 1000) return [];
  const what = `would keep ${kept} snapshots of every disk`;
  return [
    { where: "everyHours", what, got: `${everyHours}`, allowed: "1000 at most", fix: "make them less often" },
  ];
}
