import { UserError } from "../../problem/problem.ts";
import type { FirewallRule } from "../firewall.ts";
import type { NodeFile } from "../node-program.ts";
import { nodePaths } from "../paths.ts";

/** Where a service's backups go: sealed on the machine, so that the bucket's provider holds only ciphertext. */
export interface BackupBucket {
  /** "https://s3.example.org". */
  readonly endpoint: string;
  readonly region: string;
  readonly name: string;
  /** Folder of this service in the bucket. */
  readonly folder: string;
  /** Names of the secrets with the key of an account that reads, writes and deletes there. */
  readonly accessKeySecret: string;
  readonly secretKeySecret: string;
  /** Name of the secret that seals the backups. Keep it elsewhere as well: without it no backup can be opened. */
  readonly passphraseSecret: string;
  /** CIDRs of the object store. @default "any" */
  readonly peers?: readonly string[];
}

export const bucketSecretNames = (bucket: BackupBucket): readonly string[] => [
  bucket.accessKeySecret,
  bucket.secretKeySecret,
  bucket.passphraseSecret,
];

/** @throws UserError for something else than an address with TLS. */
export function bucketAddress({ endpoint }: BackupBucket): { readonly host: string; readonly port: number } {
  if (URL.canParse(endpoint) && endpoint.startsWith("https://")) {
    const { hostname, port } = new URL(endpoint);
    return { host: hostname, port: Number(port || 443) };
  }
  throw new UserError({
    where: "backup endpoint",
    what: "is no address of an object store over TLS",
    got: endpoint,
    allowed: "an address such as https://s3.example.org",
    fix: "name the store's own endpoint",
  });
}

export function bucketRule(bucket: BackupBucket): FirewallRule {
  return {
    direction: "out",
    protocol: "tcp",
    ports: [bucketAddress(bucket).port],
    peers: bucket.peers ?? "any",
    purpose: "backups",
  };
}

/**
 * `bucket …` is rclone with two places: `backup:` is the service's folder, sealed; `store:` is the bucket as it is.
 * The keys stand in the environment of that one process, never in a file or an argument.
 */
export function bucketScript({ endpoint, region, name, folder, ...secret }: BackupBucket): NodeFile {
  return {
    path: `${nodePaths.scripts}/bucket`,
    mode: "0755",
    content: `#!/bin/bash
set -euo pipefail
export RCLONE_CONFIG=/dev/null RCLONE_S3_NO_CHECK_BUCKET=true
export RCLONE_CONFIG_STORE_TYPE=s3 RCLONE_CONFIG_STORE_PROVIDER=Other
export RCLONE_CONFIG_STORE_ENDPOINT=${endpoint} RCLONE_CONFIG_STORE_REGION=${region}
RCLONE_CONFIG_STORE_ACCESS_KEY_ID=$(cat ${nodePaths.secrets}/${secret.accessKeySecret})
RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY=$(cat ${nodePaths.secrets}/${secret.secretKeySecret})
export RCLONE_CONFIG_STORE_ACCESS_KEY_ID RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY
export RCLONE_CONFIG_BACKUP_TYPE=crypt RCLONE_CONFIG_BACKUP_REMOTE=store:${name}/${folder}
export RCLONE_CONFIG_BACKUP_FILENAME_ENCRYPTION=off RCLONE_CONFIG_BACKUP_DIRECTORY_NAME_ENCRYPTION=false
RCLONE_CONFIG_BACKUP_PASSWORD=$(rclone obscure - <${nodePaths.secrets}/${secret.passphraseSecret})
export RCLONE_CONFIG_BACKUP_PASSWORD
exec rclone "$@"
`,
  };
}

/** Shell that lists what lies in the service's folder under a pattern; nothing where nothing is, an error if it cannot tell. */
export const bucketList = ({ name, folder }: BackupBucket, pattern: string) =>
  `$(${nodePaths.scripts}/bucket lsf --recursive --files-only --include '/${folder}/${pattern}' store:${name})`;
