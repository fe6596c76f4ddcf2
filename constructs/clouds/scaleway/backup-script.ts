import { copyLines, remote } from "../../capabilities/copy-script.ts";
import type { Database } from "../../capabilities/database.ts";
import type { ObjectStorage } from "../../capabilities/object-storage.ts";
import { dumpLines } from "./database-dump-script.ts";

export interface Disk {
  readonly name: string;
  readonly zone: string;
  /** The provider's id, with or without its zone. */
  readonly volumeId: string;
}

export interface BackupScript {
  /** Starts the names of snapshots and is their tag: nothing without it is ever deleted. */
  readonly tag: string;
  readonly project: string;
  readonly region: string;
  readonly retentionDays: number;
  readonly disks: readonly Disk[];
  readonly buckets: readonly ObjectStorage[];
  readonly databases: readonly Database[];
  readonly copies: ObjectStorage | undefined;
}

/**
 * Snapshots of disks, then copies of buckets and dumps of databases. Old snapshots go only after every new one is there, so that the newest
 * stays whatever fails. Runs in any POSIX shell, the vendor's image of its command line included.
 */
export function backupScript(script: BackupScript): string {
  const { region, disks, buckets, databases, copies } = script;
  return [
    "#!/bin/sh",
    "set -eu",
    ...(disks.length === 0 ? [] : snapshotLines(script)),
    ...(copies === undefined ? [] : copyLines(buckets, copies)),
    ...(copies === undefined || databases.length === 0 ? [] : dumpLines(databases, region, remote(copies))),
    "",
  ].join("\n");
}

function snapshotLines({ tag, project, retentionDays, disks }: BackupScript): string[] {
  const zones = [...new Set(disks.map(({ zone }) => zone))];
  return [
    "now=$(date -u +%Y%m%d%H%M%S)",
    `oldest=$(date -u -d "@$(($(date -u +%s) - ${retentionDays} * 86400))" +%Y%m%d%H%M%S)`,
    "snapshot() { # zone, volume, name",
    `  id=$(scw block snapshot create "\${2##*/}" name="${tag}-$3-$now" tags.0=backup:${tag} zone="$1" project-id=${project} -o template='{{ .ID }}')`,
    '  scw block snapshot wait "$id" terminal-status=available timeout=6h zone="$1" >/dev/null',
    "}",
    "prune() { # zone",
    `  found=$(scw block snapshot list tags.0=backup:${tag} zone="$1" project-id=${project} -o template='{{ .ID }} {{ .Name }}')`,
    `  echo "$found" | while read -r id name; do`,
    `    case $name in ${tag}-*-??????????????) ;; *) continue ;; esac`,
    `    if [ "\${name##*-}" -lt "$oldest" ]; then scw block snapshot delete "$id" zone="$1"; fi`,
    "  done",
    "}",
    ...disks.map(({ name, zone, volumeId }) => `snapshot ${zone} "${volumeId}" ${name}`),
    ...zones.map((zone) => `prune ${zone}`),
  ];
}
