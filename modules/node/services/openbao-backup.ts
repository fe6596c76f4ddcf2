import { nodePaths } from "../paths.ts";
import { openbaoCommand, openbaoPaths, snapshotToken } from "./openbao-paths.ts";

const { data, run } = openbaoPaths;
const bucket = `${nodePaths.scripts}/bucket`;

/** A snapshot is ciphertext under the custodians' key already; the bucket's seal comes on top. */
export const openbaoBackupScript = (
  retentionDays: number,
) => `${openbaoCommand}BAO_TOKEN=$(cat ${snapshotToken})
export BAO_TOKEN
bao token renew >/dev/null
name=$(date --utc +%Y-%m-%dT%H%M%SZ)
trap 'rm -f ${run}/snapshot' EXIT
bao operator raft snapshot save ${run}/snapshot
${bucket} copyto ${run}/snapshot "backup:snapshots/$name"
${bucket} copyto ${snapshotToken} backup:snapshot-token
${bucket} delete --use-server-modtime --min-age ${retentionDays}d backup:snapshots
`;

/**
 * `restore [snapshot]`, the newest by default. It makes an empty store for the moment, puts the snapshot in and
 * leaves it sealed: the custodians open it with the shares that were theirs when the snapshot was taken.
 */
export const openbaoRestoreScript = `${openbaoCommand}if [ $# -gt 0 ]; then name=$1; else name=$(${bucket} lsf backup:snapshots | LC_ALL=C sort | tail --lines=1); fi
${bucket} copyto "backup:snapshots/$name" ${data}/snapshot
rm -rf ${data}/store.before
if [ -e ${data}/store ]; then mv -T ${data}/store ${data}/store.before; fi
touch ${data}/made
systemctl start sovereign-openbao
until_state '.initialized | not'
made=$(bao operator init -format=json -key-shares=1 -key-threshold=1)
jq --raw-output '.unseal_keys_b64[0]' <<<"$made" | unseal
until_state .is_self
BAO_TOKEN=$(jq --raw-output .root_token <<<"$made") bao operator raft snapshot restore -force ${data}/snapshot
systemctl stop sovereign-openbao
${bucket} copyto backup:snapshot-token ${snapshotToken}
rm -f ${data}/snapshot
echo "restored $name: the store is sealed until its custodians open it"
`;
