import type { Problem } from "../../../modules/problem/problem.ts";
import type { BackupProps } from "../../capabilities/backup.ts";
import type { Instance } from "../../capabilities/instance.ts";
import type { Disk } from "./backup-script.ts";
import { ScalewayInstance } from "./instance.ts";

/** Dumps of databases need a bucket here, also where no bucket is copied. */
export function checkPlaceOfDumps({
  buckets = [],
  databases = [],
  copiesBucketName,
}: BackupProps): Problem[] {
  if (databases.length === 0 || buckets.length > 0 || copiesBucketName !== undefined) return [];
  const what = "is missing, so dumps of databases would have no place";
  return [{ where: "copiesBucketName", what, fix: "choose a globally unique name" }];
}

/** Volumes and system disks, with the zone that their snapshots are made in. */
export const disksOf = ({ volumes = [], instances = [] }: BackupProps): Disk[] => [
  ...volumes.map(({ name, zone, volumeId }) => ({ name, zone, volumeId })),
  ...instances.map((instance) => ({
    name: instance.name,
    zone: instance.zone,
    volumeId: systemDisk(instance),
  })),
];

const systemDisk = (instance: Instance): string =>
  instance instanceof ScalewayInstance ? instance.resource.rootVolume.volumeId : "";
