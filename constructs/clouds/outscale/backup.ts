import type { Construct } from "constructs";
import { Backup, type BackupProps } from "../../capabilities/backup.ts";
import { refuseRunner } from "../../capabilities/command-runner.ts";
import { s3Variables } from "../../capabilities/copy-script.ts";
import type { Identity } from "../../capabilities/identity.ts";
import { leaveToOperator, type PostDeployStep } from "../../capabilities/post-deploy.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { scopeIn } from "../../capabilities/second-site.ts";
import { everyHoursCalendar, everyHoursWords, timerStep } from "../../capabilities/timer-step.ts";
import { apiVariables } from "./api-script.ts";
import { backupScript } from "./backup-script.ts";
import { outscaleIdentity } from "./identity.ts";
import { OutscaleObjectStorage } from "./object-storage.ts";

/** The cloud takes snapshots when it is asked to and copies no bucket: a script does both on a schedule. */
export class OutscaleBackup extends Backup {
  readonly steps: readonly PostDeployStep[];
  /** Takes the copies of buckets; unset where there are none. */
  readonly copies: OutscaleObjectStorage | undefined;
  readonly #keepsDisks: boolean;

  constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id, props);
    reportProblems(this, () => refuseRunner(props.runner));
    const { volumes = [], instances = [], buckets = [], name } = props;
    this.#keepsDisks = volumes.length + instances.length > 0;
    this.copies = this.#makeCopies(props);
    const { region, project: account } = this.placement;
    const tag = this.placement.nameOf(name);
    const { retentionDays, copies } = this;
    this.steps = [
      timerStep(
        {
          name: "schedule",
          purpose: `Back up ${everyHoursWords(this.everyHours)} and delete what is too old`,
        },
        {
          unit: `backup-${tag}`,
          script: backupScript({ region, account, tag, retentionDays, volumes, instances, buckets, copies }),
          onCalendar: everyHoursCalendar(this.everyHours),
          environment: [
            ...(this.#keepsDisks ? apiVariables : []),
            ...(copies === undefined ? [] : s3Variables),
          ],
          rights:
            "OSC: an EIM user with this backup's grantOperate. AWS: the key of the account that owns the buckets",
        },
      ),
    ];
    leaveToOperator(this, "backup", `backup-${name}`, this.steps);
  }

  /** Snapshots only: buckets open to the account's own key, whatever an identity may do. */
  grantOperate(identity: Identity): void {
    if (!this.#keepsDisks) return;
    outscaleIdentity(identity).permit(
      "api:CreateSnapshot",
      "api:DeleteSnapshot",
      "api:ReadSnapshots",
      "api:ReadVms",
    );
  }

  #makeCopies({ buckets = [], copiesBucketName = "", dataClass }: BackupProps) {
    if (buckets.length === 0) return undefined;
    return new OutscaleObjectStorage(scopeIn(this, "Copies", this.copiesRegion), "Bucket", {
      bucketName: copiesBucketName,
      dataClass,
      lockDays: this.retentionDays,
    });
  }
}
