import type { Database } from "../../capabilities/database.ts";
import { ScalewayDatabase } from "./database.ts";

/**
 * Shell lines that store a dump of every database of the instances as one object each. Older dumps are its older
 * versions. A dump that broke off never takes the place of a whole one.
 *
 * @param target the bucket's address as rclone takes it
 */
export const dumpLines = (databases: readonly Database[], region: string, target: string): string[] => [
  "work=$(mktemp -d)",
  `trap 'rm -rf "$work"' EXIT`,
  `until_tomorrow=$(date -u -d "@$(($(date -u +%s) + 86400))" +%Y-%m-%dT%H:%M:%SZ)`,
  "ready() { # backup",
  "  status=",
  '  until [ "$status" = ready ]; do',
  "    sleep 20",
  `    status=$(scw rdb backup get "$1" region=${region} -o template='{{ .Status }}')`,
  `    if [ "$status" = error ]; then echo "backup $1: $status" >&2; exit 1; fi`,
  "  done",
  "}",
  "dump() { # instance, database",
  `  id=$(scw rdb backup create instance-id="$1" database-name="$2" name="$2" expires-at="$until_tomorrow" region=${region} -o template='{{ .ID }}')`,
  '  ready "$id"',
  `  scw rdb backup export "$id" region=${region} >/dev/null`,
  '  ready "$id"',
  `  url=$(scw rdb backup get "$id" region=${region} -o template='{{ .DownloadURL }}')`,
  `  { printf 'url = "%s"' "$url" | curl -fsS -K - || touch "$work/failed"; } | rclone rcat --s3-no-check-bucket "${target}/databases/$2.part"`,
  `  if [ -e "$work/failed" ]; then echo "$2: the dump broke off" >&2; exit 1; fi`,
  `  rclone moveto --s3-no-check-bucket "${target}/databases/$2.part" "${target}/databases/$2"`,
  "}",
  ...databases
    .filter((each) => each instanceof ScalewayDatabase)
    .flatMap(({ resource }) => [
      `instance="${resource.id}"`,
      `names=$(scw rdb database list instance-id="\${instance##*/}" region=${region} -o template='{{ .Name }}')`,
      `for name in $names; do dump "\${instance##*/}" "$name"; done`,
    ]),
];
