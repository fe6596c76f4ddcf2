import type { Construct } from "constructs";
import { Backup, type BackupProps } from "../../capabilities/backup.ts";
import type { CommandRunner } from "../../capabilities/command-runner.ts";
import { s3Variables } from "../../capabilities/copy-script.ts";
import type { Identity } from "../../capabilities/identity.ts";
import { leaveToOperator, type PostDeployStep } from "../../capabilities/post-deploy.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { scopeIn } from "../../capabilities/second-site.ts";
import { templateText } from "../../capabilities/template-text.ts";
import {
  everyHoursCalendar,
  everyHoursCron,
  everyHoursWords,
  timerStep,
} from "../../capabilities/timer-step.ts";
import { backupScript } from "./backup-script.ts";
import { checkPlaceOfDumps, disksOf } from "./backup-sources.ts";
import { ScalewayEncryptionKey } from "./encryption-key.ts";
import { scalewayIdentity } from "./identity.ts";
import { ScalewayObjectStorage } from "./object-storage.ts";
import { scheduledJob } from "./scheduled-job.ts";

/**
 * The cloud takes snapshots when it is asked to and copies no bucket: a script does both on a schedule, in a serverless
 * job where a runner is given. Copies lie in a locked bucket under a key of their own.
 */
export class ScalewayBackup extends Backup {
  readonly steps: readonly PostDeployStep[];
  /** Takes the copies of buckets; unset where there are none. */
  readonly copies: ScalewayObjectStorage | undefined;
  readonly #props: BackupProps;

  constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id, props);
    this.#props = props;
    reportProblems(this, () => checkPlaceOfDumps(props));
    this.copies = this.#makeCopies(props);
    this.steps = props.runner === undefined ? [this.#timer()] : [];
    if (props.runner !== undefined) this.#schedule(props.runner);
    leaveToOperator(this, "backup", `backup-${props.name}`, this.steps);
  }

  /** Neither snapshots nor dumps have a permission set of their own: whoever makes them can delete disks and databases. */
  grantOperate(identity: Identity): void {
    const operator = scalewayIdentity(identity);
    const { project } = this.placement;
    if (disksOf(this.#props).length > 0) operator.permit(project, "BlockStorageFullAccess");
    if ((this.#props.databases ?? []).length > 0) operator.permit(project, "RelationalDatabasesFullAccess");
    if (this.copies === undefined) return;
    for (const source of this.#props.buckets ?? []) source.grantRead(identity);
    this.copies.grantRead(identity);
    this.copies.grantWrite(identity);
    operator.permit(project, "ObjectStorageObjectsDelete");
  }

  get #asksTheCloud(): boolean {
    return disksOf(this.#props).length + (this.#props.databases ?? []).length > 0;
  }

  get #tag(): string {
    return this.placement.nameOf(this.name);
  }

  get #script(): string {
    const { retentionDays, copies } = this;
    const { buckets = [], databases = [] } = this.#props;
    const disks = disksOf(this.#props);
    const { project, region } = this.placement;
    return backupScript({
      tag: this.#tag,
      project,
      region,
      retentionDays,
      disks,
      buckets,
      databases,
      copies,
    });
  }

  #timer(): PostDeployStep {
    return timerStep(
      { name: "schedule", purpose: `Back up ${everyHoursWords(this.everyHours)} and delete what is too old` },
      {
        unit: `backup-${this.#tag}`,
        script: this.#script,
        onCalendar: everyHoursCalendar(this.everyHours),
        environment: [
          ...(this.#asksTheCloud ? ["SCW_ACCESS_KEY", "SCW_SECRET_KEY"] : []),
          ...(this.copies === undefined ? [] : s3Variables),
        ],
        rights: "One key of an identity with this backup's grantOperate, also for the variables of AWS",
      },
    );
  }

  /** The image needs rclone beside the command line where buckets are copied: their bytes go through the job. */
  #schedule(runner: CommandRunner): void {
    const copying = this.copies !== undefined;
    scheduledJob(this, "Job", {
      name: `backup-${this.#tag}`,
      description: `Backs up ${everyHoursWords(this.everyHours)} and deletes what is too old`,
      runner,
      command: ["/bin/sh", "-c"],
      args: [templateText(copying ? `${s3KeyOfRunner}\n${this.#script}` : this.#script)],
      cron: { schedule: everyHoursCron(this.everyHours), timezone: "UTC" },
      timeout: copying ? "24h" : "8h",
      ...(copying ? { milliCpu: 1120, memoryMb: 2048 } : {}),
    });
  }

  #makeCopies({ buckets = [], databases = [], copiesBucketName = "", name, dataClass }: BackupProps) {
    if (buckets.length + databases.length === 0) return undefined;
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

/** S3 clients do not read the configuration of the vendor's command line. */
const s3KeyOfRunner = `AWS_ACCESS_KEY_ID=$(scw config get access-key) AWS_SECRET_ACCESS_KEY=$(scw config get secret-key)
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY`;
