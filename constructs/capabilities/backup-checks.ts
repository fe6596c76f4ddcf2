import type { Problem } from "../../modules/problem/problem.ts";
import type { BackupProps } from "./backup.ts";
import { checkName, checkWholeNumber } from "./checks.ts";
import { checkCommandRunner } from "./command-runner.ts";
import { checkBucketName } from "./object-storage.ts";

/** Hours between backups that divide a day, so that a timer of the day's hours can run them. */
export const backupIntervals = [1, 2, 3, 4, 6, 8, 12, 24] as const;

/** Problems of the props, before any cloud is asked. */
export const checkBackupProps = (props: BackupProps): Problem[] => [
  ...checkName("name", props.name),
  ...checkWholeNumber("retentionDays", props.retentionDays, { least: 1, most: 3649, unit: "days" }),
  ...checkInterval(props.everyHours),
  ...checkSources(props),
  ...checkDatabases(props),
  ...checkCopies(props),
  ...checkReach(props),
  ...checkCount(props),
  ...checkCommandRunner(props.runner),
];

function checkInterval(everyHours: number | undefined): Problem[] {
  if (everyHours === undefined || backupIntervals.some((hours) => hours === everyHours)) return [];
  const allowed = backupIntervals.join(", ");
  const what = "does not divide a day into whole hours";
  return [{ where: "everyHours", what, got: `${everyHours}`, allowed, fix: "use the next smaller one" }];
}

function checkSources({
  volumes = [],
  instances = [],
  buckets = [],
  databases = [],
}: BackupProps): Problem[] {
  if (volumes.length + instances.length + buckets.length + databases.length > 0) return [];
  const what = "names nothing to be backed up";
  return [{ where: "volumes", what, fix: "pass `volumes`, `instances`, `buckets` or `databases`" }];
}

/** What a database keeps in its own region is no business of a backup. */
function checkDatabases({ databases = [], secondSite }: BackupProps): Problem[] {
  const selfHosted = databases.filter((each) => each.selfHosted !== undefined).map(({ node }) => node.id);
  if (selfHosted.length > 0) {
    const what = "names a database on a machine of yours, whose backups go to a bucket";
    const fix = "pass that bucket in `buckets`";
    return [{ where: "databases", what, got: selfHosted.join(", "), fix }];
  }
  if (databases.length === 0 || secondSite !== undefined) return [];
  const what = "make their own backups, in their region";
  return [{ where: "databases", what, fix: "pass `secondSite`, or leave them out" }];
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
function checkReach({ buckets = [], databases = [], secondSite }: BackupProps): Problem[] {
  if (secondSite === undefined || buckets.length + databases.length > 0) return [];
  const what = "would get nothing: snapshots of disks stay in their region";
  return [
    {
      where: "secondSite",
      what,
      got: `"${secondSite.region}"`,
      fix: "pass `buckets` or `databases`, or leave it out",
    },
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
