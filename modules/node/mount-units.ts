import { afterFirewall, targetName } from "./base-units.ts";
import type { NodeFile, NodeMount } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { secretsUnitName } from "./secrets.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/** The service that opens and mounts one disk; what stores data there requires it by this name. */
export function mountUnitName(mount: NodeMount): string {
  return `sovereign-disk${mount.path.replaceAll("/", "-")}.service`;
}

export function mountUnits(mount: NodeMount): readonly SystemdUnit[] {
  const needs = mount.encryption === "kept" ? secretsUnitName : afterFirewall.Requires;
  return [
    {
      name: mountUnitName(mount),
      sections: {
        Unit: {
          Description: `Disk of ${mount.path}, encryption: ${mount.encryption}`,
          Requires: needs,
          After: needs,
          StartLimitIntervalSec: 0,
        },
        Service: {
          Type: "oneshot",
          RemainAfterExit: true,
          ExecStart: [
            `${nodePaths.scripts}/open-disk`,
            mount.device,
            mount.path,
            mount.encryption,
            keyOf(mount),
          ].join(" "),
        },
        Install: { WantedBy: targetName },
      },
    },
  ];
}

const keyOf = (mount: NodeMount) =>
  mount.encryption === "kept" ? `${nodePaths.secrets}/${mount.keySecret}` : "-";

/** Opens, formats an empty disk once, and mounts; refuses a disk that holds something else. */
export const openDiskScript: NodeFile = {
  path: `${nodePaths.scripts}/open-disk`,
  mode: "0755",
  content: `#!/bin/bash
set -euo pipefail
umask 077
device=$1 path=$2 encryption=$3 key=$4
name="data$(echo "$path" | tr / -)"
mkdir -p "$path"
if mountpoint --quiet "$path"; then exit 0; fi
for _ in $(seq 60); do [ -b "$device" ] && break; sleep 1; done
holds=$(blkid --probe --output value --match-tag TYPE "$device" || true)
opened=/dev/mapper/$name
case $encryption in
  provider) opened=$device ;;
  scratch)
    key=$(mktemp ${nodePaths.derived}/disk-key.XXXXXX)
    head --bytes=64 /dev/urandom >"$key"
    [ -e "$opened" ] || { cryptsetup luksFormat --batch-mode --key-file "$key" "$device"; cryptsetup open --key-file "$key" "$device" "$name"; }
    rm -f "$key" ;;
  kept)
    [ -n "$holds" ] || cryptsetup luksFormat --batch-mode --key-file "$key" "$device"
    [ -e "$opened" ] || cryptsetup open --key-file "$key" "$device" "$name" ;;
esac
holds=$(blkid --probe --output value --match-tag TYPE "$opened" || true)
if [ -z "$holds" ]; then mkfs.ext4 -q "$opened"; fi
mount -o nodev,nosuid,noexec "$opened" "$path"
chmod 0755 "$path"
`,
};
