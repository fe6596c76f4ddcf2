import type { NodeFile } from "../node-program.ts";
import { nodePaths, nodeUsers } from "../paths.ts";
import type { OpenbaoNodeOptions } from "./openbao.ts";
import { openbaoPaths, openbaoPort } from "./openbao-paths.ts";

const { program, data, run } = openbaoPaths;
const owner = nodeUsers.openbao;
const custodiansFile = `${nodePaths.settings}/openbao-custodians`;
export const snapshotToken = `${data}/snapshot-token`;

export function openbaoFiles(options: OpenbaoNodeOptions, threshold: number): readonly NodeFile[] {
  const script = (name: string, content: string) => ({
    path: `${nodePaths.scripts}/${name}`,
    mode: "0755",
    content,
  });
  return [
    { path: `${nodePaths.settings}/openbao.hcl`, content: settings(options.hostname) },
    {
      path: custodiansFile,
      content: options.custodians
        .map(({ name, publicKey }) => `${name} ${publicKey.trim().split(/\s+/).slice(0, 2).join(" ")}\n`)
        .join(""),
    },
    script("openbao-prepare", prepareScript(options)),
    script("openbao-setup", setupScript(options, threshold)),
    script("openbao-rules", rulesScript(options)),
    script("openbao-state", stateScript),
  ];
}

/** Every request is recorded, its secrets as keyed hashes, in the journal and from there at the log sink. */
const settings = (hostname: string) => `ui = false
api_addr = "https://${hostname}:${openbaoPort}"
cluster_addr = "https://127.0.0.1:8201"
storage "raft" {
  path = "${data}/store"
  node_id = "one"
  performance_multiplier = 1
}
listener "tcp" {
  address = "[::]:${openbaoPort}"
  cluster_address = "127.0.0.1:8201"
  tls_cert_file = "${run}/certificate.pem"
  tls_key_file = "${run}/key.pem"
  tls_min_version = "tls13"
}
listener "unix" {
  address = "${run}/socket"
  socket_mode = "0600"
}
audit "file" "journal" {
  options = {
    file_path = "stdout"
  }
}
`;

const prepareScript = ({ tls, backup, program: wanted }: OpenbaoNodeOptions) => `#!/bin/bash
set -euo pipefail
umask 077
is_wanted() { echo "${wanted.sha256}  $1" | sha256sum --status --strict --check; }
if ! is_wanted ${program} 2>/dev/null; then
  new=${nodePaths.state}/bao.new
  ${nodePaths.scripts}/bucket copyto store:${backup.name}/${wanted.object} $new
  is_wanted $new || { rm -f $new; echo "refused: ${wanted.object} is not the program that was asked for" >&2; exit 1; }
  install --mode=0755 $new ${program}
  rm -f $new
fi
cp ${nodePaths.secrets}/${tls.certificateSecret} ${run}/certificate.pem
cp ${nodePaths.secrets}/${tls.keySecret} ${run}/key.pem
chown ${owner}:${owner} ${run}/*.pem
install --directory --mode=0711 --owner=${owner} --group=${owner} ${data}
install --directory --mode=0700 --owner=${owner} --group=${owner} ${data}/store
`;

/** Beginning of the scripts that speak to the store: over its socket, as root of the machine. */
export const openbaoCommand = `export BAO_ADDR=unix://${run}/socket
bao() { ${program} "$@"; }
state() { bao status -format=json 2>/dev/null | jq --raw-output "$1" || true; }
until_state() {
  for _ in $(seq 300); do if [ "$(state "$1")" = true ]; then return; fi; sleep 0.2; done
  echo "the store did not come to: $1" >&2
  return 1
}
unseal() { tr --delete '\\n' | bao write sys/unseal key=- >/dev/null; }
`;

/**
 * Makes the store once. Each share of its key is sealed to one custodian before the store takes its first secret,
 * and no share and no root token stays on the machine. A store whose making was cut short is empty: it is made anew.
 */
const setupScript = ({ custodians, backup }: OpenbaoNodeOptions, threshold: number) => `#!/bin/bash
set -euo pipefail
umask 077
${openbaoCommand}shares=${data}/shares
until_state '.type == "shamir"'
if [ -e ${data}/made ]; then exit 0; fi
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
${nodePaths.scripts}/bucket copy $shares store:${backup.name}/${backup.folder}/shares
touch ${data}/made
`;

/** Who may do what, as declared. An administrator runs it again (BAO_TOKEN) when the declaration has changed. */
function rulesScript({ readers = [] }: OpenbaoNodeOptions): string {
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

/** A store that is shut is a failed unit, so that somebody sees it. */
const stateScript = `#!/bin/bash
set -euo pipefail
${openbaoCommand}if [ "$(state .sealed)" != false ]; then
  echo "the store is sealed: $(state '"\\(.progress) of \\(.t)"') custodians have opened it" >&2
  exit 1
fi
`;
