import { nodePaths } from "../paths.ts";
import { bucketList } from "./backup-bucket.ts";
import type { OpenbaoNodeOptions } from "./openbao.ts";
import { custodiansFile, openbaoCommand, openbaoPaths, snapshotToken } from "./openbao-paths.ts";

const { data } = openbaoPaths;

/**
 * Makes the store once. Each share of its key is sealed to one custodian before the store takes its first secret,
 * and no share and no root token stays on the machine. A store whose making was cut short is empty: it is made anew.
 * Where the bucket holds another store's shares, that one waits to be restored: writing over them would lose it.
 */
export const setupScript = ({ custodians, backup }: OpenbaoNodeOptions, threshold: number) => `#!/bin/bash
set -euo pipefail
umask 077
${openbaoCommand}shares=${data}/shares
until_state '.type == "shamir"'
if [ ! -e ${data}/made ]; then
  if [ -n "${bucketList(backup, "shares/*")}" ]; then
    echo "refused: the bucket holds another store; restore it, or give this one another folder" >&2
    exit 1
  fi
  if [ "$(state .initialized)" = true ]; then
    systemctl stop sovereign-openbao
    rm -rf ${data}/store
    systemctl start sovereign-openbao
    until_state '.initialized | not'
  fi
  made=$(bao operator init -format=json -key-shares=${custodians.length} -key-threshold=${threshold})
  rm -rf $shares
  mkdir $shares
  index=0
  while read -r name key; do
    jq --join-output ".unseal_keys_b64[$index]" <<<"$made" | age --encrypt --recipient "$key" --output "$shares/$name.age"
    set -- "$@" --recipient "$key"
    index=$((index + 1))
  done <${custodiansFile}
  for index in $(seq 0 ${threshold - 1}); do jq --raw-output ".unseal_keys_b64[$index]" <<<"$made" | unseal; done
  until_state .is_self
  BAO_TOKEN=$(jq --raw-output .root_token <<<"$made")
  export BAO_TOKEN
  bao secrets enable -path=secret -version=2 kv
  bao auth enable approle
  ${nodePaths.scripts}/openbao-rules
  bao token create -orphan -policy=administrator -period=720h -field=token | age --encrypt "$@" --output $shares/administrator.age
  bao token revoke -self
  touch ${data}/made
fi
if [ -d $shares ]; then ${nodePaths.scripts}/bucket copy --immutable $shares store:${backup.name}/${backup.folder}/shares; fi
`;

/** Who may do what, as declared. An administrator runs it again (BAO_TOKEN) when the declaration has changed. */
export function rulesScript({ readers = [] }: OpenbaoNodeOptions): string {
  const roles = readers.map(({ name, secrets, from }) => {
    const paths = secrets
      .map((secret) => `path "secret/data/${secret}" { capabilities = ["read"] }\n`)
      .join("");
    const cidrs = from.join(",");
    return `bao policy write reader-${name} - <<'policy'
${paths}policy
bao write auth/approle/role/${name} token_policies=reader-${name} token_ttl=15m token_max_ttl=1h token_bound_cidrs=${cidrs} secret_id_bound_cidrs=${cidrs}
`;
  });
  return `#!/bin/bash
set -euo pipefail
umask 077
${openbaoCommand}bao policy write administrator - <<'policy'
path "*" { capabilities = ["create", "read", "update", "patch", "delete", "list", "sudo"] }
policy
bao policy write snapshots - <<'policy'
path "sys/storage/raft/snapshot" { capabilities = ["read"] }
policy
${roles.join("")}# It reads ciphertext alone: a snapshot opens with the custodians' shares.
if [ ! -s ${snapshotToken} ] || ! BAO_TOKEN=$(cat ${snapshotToken}) bao token lookup >/dev/null 2>&1; then
  bao token create -orphan -policy=snapshots -period=720h -field=token >${snapshotToken}
fi
`;
}
