import { remote, s3Variables } from "../../capabilities/copy-script.ts";
import type { ObjectStorage } from "../../capabilities/object-storage.ts";
import { apiScript, apiVariables } from "./api-script.ts";

/** The user's key reads the log; buckets open to the account's own key only. */
export const trailVariables = [...apiVariables, ...s3Variables];

/**
 * Stores the log of every whole day that the bucket does not have yet: a day that did not run is made up for, as long
 * as the cloud still knows it. A day's file comes only when it is complete, and its lock begins then.
 */
export const trailScript = (region: string, bucket: ObjectStorage): string =>
  apiScript(
    region,
    `bucket="${remote(bucket)}"`,
    `rclone lsf "$bucket" >"$work/stored"`,
    `seconds=$(date -u +%s)`,
    "ago=31",
    `while [ "$ago" -ge 1 ]; do`,
    `  day=$(date -u -d "@$((seconds - ago * 86400))" +%Y-%m-%d)`,
    `  next=$(date -u -d "@$((seconds - (ago - 1) * 86400))" +%Y-%m-%d)`,
    "  ago=$((ago - 1))",
    `  if grep -qx "$day.ndjson.gz" "$work/stored"; then continue; fi`,
    `  : >"$work/day"`,
    `  page=""`,
    "  while :; do",
    `    osc ReadApiLogs "{\\"Filters\\":{\\"QueryDateAfter\\":\\"\${day}T00:00:00.000Z\\",\\"QueryDateBefore\\":\\"\${next}T00:00:00.000Z\\"},\\"ResultsPerPage\\":1000$page}" >"$work/page"`,
    `    jq -c '.Logs[]' "$work/page" >>"$work/day"`,
    `    token=$(jq -r '.NextPageToken // ""' "$work/page")`,
    `    if [ -z "$token" ]; then break; fi`,
    `    page=",\\"NextPageToken\\":\\"$token\\""`,
    "  done",
    `  gzip -n -c "$work/day" >"$work/$day.ndjson.gz"`,
    `  rclone copyto --s3-no-check-bucket "$work/$day.ndjson.gz" "$bucket/$day.ndjson.gz"`,
    "done",
  );
