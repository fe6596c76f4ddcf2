import type { BlockVolume } from "../../capabilities/block-volume.ts";
import { copyLines } from "../../capabilities/copy-script.ts";
import type { Instance } from "../../capabilities/instance.ts";
import type { ObjectStorage } from "../../capabilities/object-storage.ts";
import { apiScript } from "./api-script.ts";

export interface BackupScript {
  readonly region: string;
  readonly account: string;
  /** Starts the descriptions of snapshots: nothing without it is ever deleted. */
  readonly tag: string;
  readonly retentionDays: number;
  readonly volumes: readonly BlockVolume[];
  readonly instances: readonly Instance[];
  readonly buckets: readonly ObjectStorage[];
  readonly copies: ObjectStorage | undefined;
}

/**
 * Snapshots of disks, then copies of buckets. Old snapshots go only after every new one is there, so that the newest
 * stays whatever fails. Only snapshots of the account are looked at: the API lists those that others made public, too.
 */
export function backupScript(script: BackupScript): string {
  const { region, volumes, instances, buckets, copies } = script;
  const copying = copies === undefined ? [] : copyLines(buckets, copies);
  if (volumes.length + instances.length === 0) return ["#!/bin/sh", "set -eu", ...copying, ""].join("\n");
  return apiScript(region, ...snapshotLines(script), ...copying);
}

const snapshotLines = ({ account, tag, retentionDays, volumes, instances }: BackupScript): string[] => [
  "now=$(date -u +%Y%m%d%H%M%S)",
  `oldest=$(date -u -d "@$(($(date -u +%s) - ${retentionDays} * 86400))" +%Y%m%d%H%M%S)`,
  "snapshot() { # volume, name",
  `  id=$(osc CreateSnapshot "{\\"VolumeId\\":\\"$1\\",\\"Description\\":\\"${tag}-$2-$now\\"}" | jq -er .Snapshot.SnapshotId)`,
  '  state=""',
  '  until [ "$state" = completed ]; do',
  "    sleep 20",
  `    state=$(osc ReadSnapshots "{\\"Filters\\":{\\"SnapshotIds\\":[\\"$id\\"]}}" | jq -er '.Snapshots[0].State')`,
  `    if [ "$state" = error ]; then echo "$2: $state" >&2; exit 1; fi`,
  "  done",
  "}",
  "system_disk() { # machine: its disk /dev/sda1",
  `  osc ReadVms "{\\"Filters\\":{\\"VmIds\\":[\\"$1\\"]}}" |`,
  `    jq -er '.Vms[0] | .RootDeviceName as $root | .BlockDeviceMappings[] | select(.DeviceName == $root) | .Bsu.VolumeId'`,
  "}",
  ...volumes.map(({ name, volumeId }) => `snapshot "${volumeId}" ${name}`),
  ...instances.flatMap(({ name, instanceId }) => [
    `disk=$(system_disk "${instanceId}")`,
    `snapshot "$disk" ${name}`,
  ]),
  `before=$(date -u -d "@$(($(date -u +%s) - ${retentionDays} * 86400))" +%Y-%m-%dT%H:%M:%S.000Z)`,
  `found=$(osc ReadSnapshots "{\\"Filters\\":{\\"AccountIds\\":[\\"${account}\\"],\\"ToCreationDate\\":\\"$before\\"},\\"ResultsPerPage\\":1000}" | jq -r '.Snapshots[] | "\\(.SnapshotId) \\(.Description)"')`,
  `echo "$found" | while read -r id name; do`,
  `  case $name in ${tag}-*-??????????????) ;; *) continue ;; esac`,
  `  if [ "\${name##*-}" -lt "$oldest" ]; then osc DeleteSnapshot "{\\"SnapshotId\\":\\"$id\\"}" >/dev/null; fi`,
  "done",
];
