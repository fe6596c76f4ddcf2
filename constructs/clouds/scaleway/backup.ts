import type { Construct } from "constructs";
import { Backup, type BackupProps } from "../../capabilities/backup.ts";
import { s3Variables } from "../../capabilities/copy-script.ts";
import type { Identity } from "../../capabilities/identity.ts";
import type { Instance } from "../../capabilities/instance.ts";
import { leaveToOperator, type PostDeployStep } from "../../capabilities/post-deploy.ts";
import { scopeIn } from "../../capabilities/second-site.ts";
import { everyHoursCalendar, timerStep } from "../../capabilities/timer-step.ts";
import { backupScript, type Disk } from "./backup-script.ts";
import { ScalewayEncryptionKey } from "./encryption-key.ts";
import { scalewayIdentity } from "./identity.ts";
import { ScalewayInstance } from "./instance.ts";
import { ScalewayObjectStorage } from "./object-storage.ts";

/**
 * The cloud takes snapshots when it is asked to and copies no bucket: a script does both on a schedule. Copies lie in
 * a locked bucket under a key of their own.
 */
export class ScalewayBackup extends Backup {
  readonly steps: readonly PostDeployStep[];
  /** Takes the copies of buckets; unset where there are none. */
  readonly copies: ScalewayObjectStorage | undefined;
  readonly #props: BackupProps;

  constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id, props);
    this.#props = props;
    this.copies = this.#makeCopies(props);
    const disks = disksOf(props);
    const tag = this.placement.nameOf(props.name);
    const { project } = this.placement;
    const { retentionDays, copies } = this;
    this.steps = [
      timerStep(
        { name: "schedule", purpose: `Back up every ${this.everyHours} hours and delete what is too old` },
        {
          unit: `backup-${tag}`,
          script: backupScript({ tag, project, retentionDays, disks, buckets: props.buckets ?? [], copies }),
          onCalendar: everyHoursCalendar(this.everyHours),
          environment: [
            ...(disks.length === 0 ? [] : ["SCW_ACCESS_KEY", "SCW_SECRET_KEY"]),
            ...(copies === undefined ? [] : s3Variables),
          ],
          rights: "One key of an identity with this backup's grantOperate, also for the variables of AWS",
        },
      ),
    ];
    leaveToOperator(this, "backup", `backup-${props.name}`, this.steps);
  }

  /** Snapshots have no permission set of their own: the one of disks can delete disks as well. */
  grantOperate(identity: Identity): void {
    const operator = scalewayIdentity(identity);
    const { project } = this.placement;
    if (disksOf(this.#props).length > 0) operator.permit(project, "BlockStorageFullAccess");
    if (this.copies === undefined) return;
    for (const source of this.#props.buckets ?? []) source.grantRead(identity);
    this.copies.grantRead(identity);
    this.copies.grantWrite(identity);
    operator.permit(project, "ObjectStorageObjectsDelete");
  }

  #makeCopies({ buckets = [], copiesBucketName = "", name, dataClass }: BackupProps) {
    if (buckets.length === 0) return undefined;
    const site = scopeIn(this, "Copies", this.copiesRegion);
    return new ScalewayObjectStorage(site, "Bucket", {
      bucketName: copiesBucketName,
      dataClass,
      key: new ScalewayEncryptionKey(site, "Key", { name: `${name}-copies`, dataClass }),
      lockDays: this.retentionDays,
      noncurrentDays: this.retentionDays + 1,
    });
  }
}

const disksOf = ({ volumes = [], instances = [] }: BackupProps): Disk[] => [
  ...volumes.map(({ name, zone, volumeId }) => ({ name, zone, volumeId })),
  ...instances.map((instance) => ({
    name: instance.name,
    zone: instance.zone,
    volumeId: systemDisk(instance),
  })),
];

const systemDisk = (instance: Instance): string =>
  instance instanceof ScalewayInstance ? instance.resource.rootVolume.volumeId : "";
