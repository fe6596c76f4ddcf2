import type { BlockVolume } from "../../capabilities/block-volume.ts";

export interface BackupScript {
  /** Starts the names of snapshots: nothing without it is ever deleted. */
  readonly tag: string;
  readonly project: string;
  readonly region: string;
  readonly retentionDays: number;
  readonly volumes: readonly BlockVolume[];
}

/**
 * Snapshots of disks, which may be in use. Old ones go only after every new one is there, so that the newest stays
 * whatever fails. Where to ask is written; who asks comes from the environment.
 */
export const backupScript = ({
  tag,
  project,
  region,
  retentionDays,
  volumes,
}: BackupScript): string => `#!/bin/sh
set -eu
export OS_AUTH_URL=https://auth.cloud.ovh.net/v3 OS_IDENTITY_API_VERSION=3 OS_USER_DOMAIN_NAME=Default
export OS_REGION_NAME=${region} OS_PROJECT_ID=${project}
now=$(date -u +%Y%m%d%H%M%S)
oldest=$(date -u -d "@$(($(date -u +%s) - ${retentionDays} * 86400))" +%Y%m%d%H%M%S)
snapshot() { # volume, name
  id=$(openstack volume snapshot create --force --volume "$1" "${tag}-$2-$now" -f value -c id)
  status=
  until [ "$status" = available ]; do
    sleep 20
    status=$(openstack volume snapshot show "$id" -f value -c status)
    case $status in *error*) echo "$2: $status" >&2; exit 1 ;; esac
  done
}
prune() { # volume
  found=$(openstack volume snapshot list --volume "$1" -f value -c ID -c Name)
  echo "$found" | while read -r id name; do
    case $name in ${tag}-*-??????????????) ;; *) continue ;; esac
    if [ "\${name##*-}" -lt "$oldest" ]; then openstack volume snapshot delete "$id"; fi
  done
}
${volumes.map(({ name, volumeId }) => `snapshot "${volumeId}" ${name}`).join("\n")}
${volumes.map(({ volumeId }) => `prune "${volumeId}"`).join("\n")}
`;
