import type { NodeFile } from "../node-program.ts";
import { nodePaths, nodeUsers } from "../paths.ts";
import type { OpenbaoNodeOptions } from "./openbao.ts";
import { custodiansFile, openbaoCommand, openbaoPaths, openbaoPort } from "./openbao-paths.ts";
import { rulesScript, setupScript } from "./openbao-setup.ts";

const { program, data, run } = openbaoPaths;
const owner = nodeUsers.openbao;

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

/** A store that is shut is a failed unit, so that somebody sees it. */
const stateScript = `#!/bin/bash
set -euo pipefail
${openbaoCommand}if [ "$(state .sealed)" != false ]; then
  echo "the store is sealed: $(state '"\\(.progress) of \\(.t)"') custodians have opened it" >&2
  exit 1
fi
`;
