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
          ExecStart: openDisk(mount),
          // New secrets may hold a new key.
          ExecReload: openDisk(mount),
        },
        Install: { WantedBy: targetName },
      },
    },
  ];
}

function openDisk({ device, path, encryption, keySecret }: NodeMount): string {
  const key = encryption === "kept" ? `${nodePaths.secrets}/${keySecret}` : "-";
  return [`${nodePaths.scripts}/open-disk`, device, path, encryption, key].join(" ");
}

/** All units of disks, as systemctl matches them. */
export const diskUnits = "sovereign-disk-*.service";

/** What a program with disks needs beside its own packages and files. */
export function diskParts(mounts: readonly NodeMount[]) {
  if (mounts.length === 0) return { packages: [], files: [] };
  return { packages: ["cryptsetup-bin", "e2fsprogs"], files: [openDiskScript] };
}

/**
 * Opens, formats an empty disk once, and mounts. Any trace of something else on it, a partition table as well, is a
 * reason to refuse: a wrong device must not cost data. Run again with another key, it changes the disk's key.
 */
export const openDiskScript: NodeFile = {
  path: `${nodePaths.scripts}/open-disk`,
  mode: "0755",
  content: `#!/bin/bash
set -euo pipefail
umask 077
device=$1 path=$2 encryption=$3 secret=$4
name="data$(echo "$path" | tr / -)"
opened=/dev/mapper/$name
keys=/run/sovereign-disks
key=$keys/$name
new=$key.new
refuse() { echo "refused: $device $1" >&2; exit 1; }
traces() { wipefs --noheadings --output TYPE "$1" | tr '\\n' ' '; }
label() { blkid --probe --output value --match-tag LABEL "$device" || true; }
format() { cryptsetup luksFormat --batch-mode --type luks2 --label "sovereign-$encryption" --key-file "$key" "$@" "$device"; }
# A fixed cost: what cryptsetup measures by itself takes a busy machine half a minute.
cost="--pbkdf argon2id --pbkdf-force-iterations 4 --pbkdf-memory 65536 --pbkdf-parallel 1"

mkdir -p $keys
if [ "$encryption" = kept ]; then
  tr --delete '\\n' <"$secret" >"$new"
  [ "$(wc --bytes <"$new")" -ge 32 ] || refuse "needs a key of at least 32 characters"
  if mountpoint --quiet "$path"; then
    # shellcheck disable=SC2086 # one word per option
    cmp --quiet "$key" "$new" || cryptsetup luksChangeKey --batch-mode $cost --key-file "$key" "$device" "$new"
  fi
  mv "$new" "$key"
fi
if mountpoint --quiet "$path"; then exit 0; fi
for _ in $(seq 60); do [ -b "$device" ] && break; sleep 1; done
[ -b "$device" ] || refuse "is no disk of this machine"
if [ ! -e "$opened" ]; then
  found=$(traces "$device")
  case $encryption in
    provider)
      opened=$device
      case $found in "" | "ext4 ") ;; *) refuse "holds $found" ;; esac ;;
    scratch)
      [ -z "$found" ] || [ "$(label)" = sovereign-scratch ] || refuse "holds $found"
      head --bytes=64 /dev/urandom >"$key"
      # A random key needs no stretching.
      format --pbkdf pbkdf2 --pbkdf-force-iterations 1000
      cryptsetup open --key-file "$key" "$device" "$name"
      rm -f "$key" ;;
    kept)
      # shellcheck disable=SC2086 # one word per option
      [ -n "$found" ] || format $cost
      [ "$(label)" = sovereign-kept ] || refuse "holds $found"
      cryptsetup open --key-file "$key" "$device" "$name" || refuse "does not open with this key" ;;
  esac
fi
[ -n "$(traces "$opened")" ] || mkfs.ext4 -q "$opened"
mkdir -p "$path"
mount -o nodev,nosuid,noexec "$opened" "$path"
chmod 0755 "$path"
`,
};
