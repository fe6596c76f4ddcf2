import type { Construct } from "constructs";
import { CloudProjectWorkflowBackup } from "../../../.gen/ovh/cloud-project-workflow-backup.js";
import type { Problem } from "../../../modules/problem/problem.ts";
import { Backup, type BackupProps } from "../../capabilities/backup.ts";
import { refuseRunner } from "../../capabilities/command-runner.ts";
import type { Database } from "../../capabilities/database.ts";
import type { Identity } from "../../capabilities/identity.ts";
import type { Instance } from "../../capabilities/instance.ts";
import { leaveToOperator, type PostDeployStep } from "../../capabilities/post-deploy.ts";
import { reportProblem, reportProblems } from "../../capabilities/problems.ts";
import { scopeIn } from "../../capabilities/second-site.ts";
import {
  everyHoursCalendar,
  everyHoursCron,
  everyHoursWords,
  timerStep,
} from "../../capabilities/timer-step.ts";
import { backupScript } from "./backup-script.ts";
import { OvhcloudDatabase } from "./database.ts";
import { inProject, serviceRegion } from "./locality.ts";
import { OvhcloudObjectStorage } from "./object-storage.ts";

/**
 * The cloud backs up machines on a schedule of its own and copies a bucket as it changes. Disks have neither, so a
 * script takes their snapshots.
 */
export class OvhcloudBackup extends Backup {
  readonly steps: readonly PostDeployStep[];
  /** Takes the copies of the bucket; unset where there is none. */
  readonly copies: OvhcloudObjectStorage | undefined;

  constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id, props);
    reportProblems(this, () => [
      ...checkOneBucket(props),
      ...checkPlaces(this.placement.region, props),
      ...refuseRunner(props.runner),
    ]);
    for (const instance of props.instances ?? []) this.#schedule(instance);
    for (const database of props.databases ?? []) this.#sendElsewhere(database);
    this.copies = this.#makeCopies(props);
    this.steps = this.#stepsFor(props);
    leaveToOperator(this, "backup", `backup-${props.name}`, this.steps);
  }

  /** Machines and buckets are backed up by the cloud; the user of a script for disks cannot be made without its password in the state. */
  grantOperate(identity: Identity): void {
    if (this.steps.length === 0) return;
    const what = `cannot be given to ${identity.node.id}: disks know users of OpenStack only`;
    const fix = "make a user with the role volume_operator by hand, for the machine that runs the script";
    reportProblem(this, { where: "grantOperate", what, fix });
  }

  /** Any change makes a new workflow; what the old one kept stays until somebody deletes it. */
  #schedule(instance: Instance): void {
    const name = this.placement.nameOf(`${this.name}-${instance.name}`);
    new CloudProjectWorkflowBackup(this, `Workflow-${instance.name}`, {
      ...inProject(this.placement),
      regionName: this.placement.region,
      instanceId: instance.instanceId,
      name,
      backupName: name,
      cron: everyHoursCron(this.everyHours),
      rotation: Math.ceil((this.retentionDays * 24) / this.everyHours),
    });
  }

  /** The cloud keeps a database's backups in two places, its own among them. */
  #sendElsewhere(database: Database): void {
    if (!(database instanceof OvhcloudDatabase)) return;
    const places = [this.placement, { region: this.copiesRegion }].map(serviceRegion);
    database.resource.backupRegions = [...new Set(places)];
  }

  #makeCopies({ buckets = [], copiesBucketName = "", dataClass }: BackupProps) {
    if (buckets.length === 0) return undefined;
    const copies = new OvhcloudObjectStorage(scopeIn(this, "Copies", this.copiesRegion), "Bucket", {
      bucketName: copiesBucketName,
      dataClass,
      lockDays: this.retentionDays,
      noncurrentDays: this.retentionDays + 1,
    });
    for (const source of buckets) if (source instanceof OvhcloudObjectStorage) source.replicateTo(copies);
    return copies;
  }

  #stepsFor({ volumes = [] }: BackupProps): PostDeployStep[] {
    if (volumes.length === 0) return [];
    const tag = this.placement.nameOf(this.name);
    const { retentionDays } = this;
    const { project, region } = this.placement;
    return [
      timerStep(
        {
          name: "schedule",
          purpose: `Take snapshots of disks ${everyHoursWords(this.everyHours)} and delete what is too old`,
        },
        {
          unit: `backup-${tag}`,
          script: backupScript({ tag, project, region, retentionDays, volumes }),
          onCalendar: everyHoursCalendar(this.everyHours),
          environment: ["OS_USERNAME", "OS_PASSWORD"],
          rights: "A user of the project's OpenStack with the role volume_operator",
        },
      ),
    ];
  }
}

/** A copy keeps the names of its objects, so that those of two buckets would overwrite each other. */
function checkOneBucket({ buckets = [] }: BackupProps): Problem[] {
  if (buckets.length <= 1) return [];
  const what = "are copied without a folder on this cloud, and would overwrite each other";
  return [
    { where: "buckets", what, got: `${buckets.length}`, allowed: "1", fix: "make one Backup for each" },
  ];
}

/** Two regions of one place, such as GRA9 and GRA11, are one site. */
function checkPlaces(region: string, { secondSite }: BackupProps): Problem[] {
  if (secondSite === undefined || secondSite.region === region) return [];
  const [here, there] = [serviceRegion({ region }), serviceRegion(secondSite)];
  if (here !== there) return [];
  const what = `lies in ${here}, as the first site does`;
  return [{ where: "secondSite.region", what, got: `"${secondSite.region}"`, fix: "choose another place" }];
}
