import { nodePaths } from "../paths.ts";

export const openbaoPort = 8200;

export const openbaoPaths = {
  program: "/usr/local/bin/bao",
  data: `${nodePaths.data}/openbao`,
  /** In memory: certificate, key and the socket that only this machine's root uses. */
  run: "/run/sovereign-openbao",
} as const;

export const custodiansFile = `${nodePaths.settings}/openbao-custodians`;
export const snapshotToken = `${openbaoPaths.data}/snapshot-token`;

/** Beginning of the scripts that speak to the store: over its socket, as root of the machine. */
export const openbaoCommand = `export BAO_ADDR=unix://${openbaoPaths.run}/socket
bao() { ${openbaoPaths.program} "$@"; }
state() { bao status -format=json 2>/dev/null | jq --raw-output "$1" || true; }
until_state() {
  for _ in $(seq 300); do if [ "$(state "$1")" = true ]; then return; fi; sleep 0.2; done
  echo "the store did not come to: $1" >&2
  return 1
}
unseal() { tr --delete '\\n' | bao write sys/unseal key=- >/dev/null; }
`;
