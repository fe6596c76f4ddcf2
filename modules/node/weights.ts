import { targetName } from "./base-units.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { afterSecrets } from "./secrets.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/** A model in the own bucket: exactly these files, byte for byte. */
export interface Weights {
  /** Folder name on the node, such as "mistral-small-3.2-24b". */
  readonly modelId: string;
  readonly files: readonly WeightsFile[];
  readonly bucket: {
    /** "https://s3.example.org". */
    readonly endpoint: string;
    readonly region: string;
    readonly name: string;
    /** Folder of the model in the bucket. @default the model's id */
    readonly prefix?: string;
  };
  /** Names of the secrets with the reader's key; it needs to read objects, nothing more. */
  readonly accessKeySecret: string;
  readonly secretKeySecret: string;
  /** Folder where models are kept. @default "/var/lib/sovereign/models" */
  readonly folder?: string;
}

export interface WeightsFile {
  /** Path below the model's folder. */
  readonly path: string;
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string;
}

export const weightsUnitName = "sovereign-weights.service";

/** Where the engine finds the model once every byte has been checked. */
export function modelFolder(weights: Weights): string {
  return `${weights.folder ?? `${nodePaths.state}/models`}/${weights.modelId}`;
}

export function weightsUnit(weights: Weights, diskUnit?: string): SystemdUnit {
  const disk = diskUnit === undefined ? "" : ` ${diskUnit}`;
  return {
    name: weightsUnitName,
    sections: {
      Unit: {
        Description: `Weights of ${weights.modelId}: fetch what is missing, accept only the manifest`,
        Requires: afterSecrets.Requires + disk,
        After: afterSecrets.After + disk,
        StartLimitIntervalSec: 0,
      },
      Service: {
        Type: "oneshot",
        RemainAfterExit: true,
        ExecStart: `${nodePaths.scripts}/weights`,
        TimeoutStartSec: "infinity",
        ProtectHome: true,
        PrivateTmp: true,
        NoNewPrivileges: true,
      },
      Install: { WantedBy: targetName },
    },
  };
}

export function weightsFiles(weights: Weights): readonly NodeFile[] {
  const manifest = [...weights.files]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .join("");
  return [
    { path: `${nodePaths.settings}/weights.sha256`, content: manifest },
    { path: `${nodePaths.scripts}/weights`, mode: "0755", content: weightsScript(weights) },
  ];
}

/**
 * The model's folder appears only when complete and checked (a rename), so nothing partial is ever served; a second
 * boot checks it again and fetches only what is wrong.
 */
function weightsScript(weights: Weights): string {
  const { endpoint, region, name, prefix = weights.modelId } = weights.bucket;
  return `#!/bin/bash
set -euo pipefail
umask 022
manifest=${nodePaths.settings}/weights.sha256
model=${modelFolder(weights)}
partial=$model.partial

accepted() {
  [ -d "$1" ] || return 1
  (cd "$1" && sha256sum --quiet --strict --check "$manifest" >&2) || return 1
  extra=$(cd "$1" && find . -mindepth 1 ! -type d -printf '%P\\n' | LC_ALL=C sort | comm -13 <(cut --characters=67- "$manifest" | LC_ALL=C sort) -)
  [ -z "$extra" ] || { echo "refused: not in the manifest: $(tr '\\n' ' ' <<<"$extra")" >&2; return 1; }
}

if accepted "$model"; then exit 0; fi
mkdir -p "$(dirname "$model")"
if [ -e "$model" ]; then rm -rf "$partial"; mv -T "$model" "$partial"; fi
mkdir -p "$partial"
# What is already right stays; what is wrong or not listed goes.
while read -r sum path; do
  file=$partial/$path
  if [ -e "$file" ] && ! echo "$sum  $file" | sha256sum --quiet --strict --check >&2; then rm -rf "$file"; fi
done <"$manifest"
(cd "$partial" && find . -mindepth 1 ! -type d -printf '%P\\n' | LC_ALL=C sort | comm -13 <(cut --characters=67- "$manifest" | LC_ALL=C sort) - | xargs --delimiter='\\n' --no-run-if-empty rm -f --)

export RCLONE_CONFIG=/dev/null RCLONE_CONFIG_BUCKET_TYPE=s3 RCLONE_CONFIG_BUCKET_PROVIDER=Other
export RCLONE_CONFIG_BUCKET_ENDPOINT=${endpoint} RCLONE_CONFIG_BUCKET_REGION=${region}
RCLONE_CONFIG_BUCKET_ACCESS_KEY_ID=$(cat ${nodePaths.secrets}/${weights.accessKeySecret})
RCLONE_CONFIG_BUCKET_SECRET_ACCESS_KEY=$(cat ${nodePaths.secrets}/${weights.secretKeySecret})
export RCLONE_CONFIG_BUCKET_ACCESS_KEY_ID RCLONE_CONFIG_BUCKET_SECRET_ACCESS_KEY
rclone copy --files-from <(cut --characters=67- "$manifest") --no-traverse --ignore-times=false --retries 3 --s3-no-check-bucket \\
  "bucket:${name}/${prefix}" "$partial"
if ! accepted "$partial"; then
  echo "refused: the bucket's files are not the manifest's" >&2
  exit 1
fi
chmod -R a-w,a+rX "$partial"
mv -T "$partial" "$model"
sync
`;
}
