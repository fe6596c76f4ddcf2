import type { Construct } from "constructs";
import { checkBackupProps } from "./backup-checks.ts";
import type { BlockVolume } from "./block-volume.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import type { CommandRunner } from "./command-runner.ts";
import type { Database } from "./database.ts";
import type { Identity } from "./identity.ts";
import type { Instance } from "./instance.ts";
import type { ObjectStorage } from "./object-storage.ts";
import type { PostDeployStep } from "./post-deploy.ts";
import { warn } from "./problems.ts";
import { checkSecondSite, type SecondSite } from "./second-site.ts";

/**
 * What is backed up. A `Database` makes its own backups, in its region; machines are made again from their programs,
 * so their system disks are worth a backup only where something on them cannot be made again.
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
  /** Managed databases whose backups go to the second site as well. Needs `secondSite`. @default - none */
  readonly databases?: readonly Database[];
  /** Globally unique name of the bucket that takes the copies. Needed where `buckets` are. @default - none */
  readonly copiesBucketName?: string;
  /** Hours between two backups: 1, 2, 3, 4, 6, 8, 12 or 24. @default 24 */
  readonly everyHours?: number;
  /** Days that a backup is kept; copies of buckets cannot be deleted before. @default 30 */
  readonly retentionDays?: number;
  /** Where copies go, so that the loss of one site loses nothing. @default - the placement's own region */
  readonly secondSite?: SecondSite;
  /** Runs the script inside the cloud, where it can. @default - the output `backup_<name>_steps` tells how a machine of yours does */
  readonly runner?: CommandRunner;
}

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
