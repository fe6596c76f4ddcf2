import { yaml } from "../../lazy/yaml.ts";
import type { NodeFile } from "../node-program.ts";
import { nodePaths, nodeUsers } from "../paths.ts";
import { type BackupBucket, bucketList } from "./backup-bucket.ts";
import type { RegistryNodeOptions } from "./registry.ts";

const images = `${nodePaths.data}/registry`;
const trash = "deleted";

export const registryPorts = { read: 443, write: 5443 } as const;
export const registryDoors = [
  { kind: "read", port: registryPorts.read, purpose: "machines that pull images, over TLS" },
  { kind: "write", port: registryPorts.write, purpose: "those who push images, over TLS" },
] as const;

type Kind = keyof typeof registryPorts;
export const registrySettingsFile = (kind: Kind) => `${nodePaths.settings}/registry-${kind}.yaml`;
const runFolder = (kind: Kind) => `/run/sovereign-registry-${kind}`;

export function registryFiles(options: RegistryNodeOptions): readonly NodeFile[] {
  return [
    ...registryDoors.map(({ kind, port }) => ({
      path: registrySettingsFile(kind),
      content: settings(kind, port),
    })),
    { path: `${nodePaths.scripts}/registry-secrets`, mode: "0755", content: secretsScript(options) },
  ];
}

/** Two processes over one folder. No cache: the reading one would not see what the other collected. */
function settings(kind: Kind, port: number): string {
  return yaml().stringify({
    version: "0.1",
    log: { level: "info", accesslog: { disabled: false } },
    storage: {
      filesystem: { rootdirectory: images },
      delete: { enabled: kind === "write" },
      maintenance: {
        uploadpurging: { enabled: kind === "write", age: "48h", interval: "24h", dryrun: false },
        readonly: { enabled: kind === "read" },
      },
    },
    auth: { htpasswd: { realm: "registry", path: `${runFolder(kind)}/htpasswd` } },
    http: {
      addr: `:${port}`,
      tls: {
        certificate: `${runFolder(kind)}/certificate.pem`,
        key: `${runFolder(kind)}/key.pem`,
        minimumtls: "tls1.2",
      },
      headers: { "X-Content-Type-Options": ["nosniff"] },
    },
  });
}

function secretsScript({ tls, readersSecret, writersSecret }: RegistryNodeOptions): string {
  const owner = nodeUsers.registry;
  return `#!/bin/bash
set -euo pipefail
umask 077
kind=$1
folder=/run/sovereign-registry-$kind
case $kind in read) users=${readersSecret} ;; write) users=${writersSecret} ;; esac
cd ${nodePaths.secrets}
cp ${tls.certificateSecret} "$folder/certificate.pem"
cp ${tls.keySecret} "$folder/key.pem"
: >"$folder/htpasswd"
while IFS='=' read -r name password; do
  htpasswd -i -B -C 10 "$folder/htpasswd" "$name" <<<"$password" 2>/dev/null
done <"$users"
chown --recursive ${owner}:${owner} "$folder"
install --directory --mode=0700 --owner=${owner} --group=${owner} ${images}
`;
}

/**
 * First the layers that no image needs are collected, while nobody can push; pulls go on. Then names are copied
 * before what they name, so that a copy never names what it lacks. What was deleted here stays in the bucket for a
 * while.
 */
export const registryBackupScript = (
  backup: BackupBucket,
  retentionDays: number,
) => `trap 'systemctl start sovereign-registry-write' EXIT
systemctl stop sovereign-registry-write
runuser -u sovereign-registry -- docker-registry garbage-collect ${registrySettingsFile("write")} | tail --lines=3
systemctl start sovereign-registry-write
bucket=${nodePaths.scripts}/bucket
cd ${images}
if [ ! -d docker ]; then echo "there is no image yet"; exit 0; fi
# A new machine whose images were not restored would throw out the old one's.
[ -s owner ] || cat /proc/sys/kernel/random/uuid >owner
if [ -z "${bucketList(backup, "owner.bin")}" ]; then
  $bucket copyto owner backup:owner
elif [ "$($bucket cat backup:owner)" != "$(cat owner)" ]; then
  echo "refused: the bucket holds another registry's images; restore them first" >&2
  exit 1
fi
today=$(date +%F)
for part in repositories blobs; do
  $bucket sync --size-only --exclude '_uploads/**' --backup-dir "backup:${trash}/$today/$part" "docker/registry/v2/$part" "backup:images/$part"
done
$bucket delete --use-server-modtime --min-age ${retentionDays}d backup:${trash}
`;

/** `restore` puts every image of the bucket back. */
export const registryRestoreScript = `mkdir -p ${images}/docker/registry/v2
${nodePaths.scripts}/bucket copy --size-only backup:images ${images}/docker/registry/v2
${nodePaths.scripts}/bucket copyto backup:owner ${images}/owner
chown --recursive ${nodeUsers.registry}:${nodeUsers.registry} ${images}
`;
