import { afterFirewall, clockUnitName, targetName } from "./base-units.ts";
import type { FirewallRule } from "./firewall.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/**
 * How a node gets its secrets: a script of the secret store's choice, called with one argument, an empty folder in
 * memory, into which it writes one file per secret. It may wait and may fail: the node stays shut until it succeeds.
 */
export interface SecretSource {
  /** Names of the secrets that must arrive; exactly these files are accepted. */
  readonly names: readonly string[];
  /** The script: a shebang line and what follows. It holds no secret. */
  readonly fetchScript: string;
  /** Packages that the script needs. */
  readonly packages: readonly string[];
  /** Further files that the script needs, without secrets. */
  readonly files: readonly NodeFile[];
  /** Units of the source itself, such as a listener for deliveries. */
  readonly units: readonly SystemdUnit[];
  /** What the source needs open. */
  readonly firewall: readonly FirewallRule[];
}

export const secretsUnitName = "sovereign-secrets.service";

/** Units that take new secrets, one a line; behind a unit the secrets without which a delivery does not concern it. */
export const secretReadersFile = `${nodePaths.settings}/secret-readers`;
/** Names of secrets that got another value and that their readers have not taken yet, one a line. */
export const changedSecretsFile = `${nodePaths.derived}/changed-secrets`;

/** Directives of a unit that reads secrets: it shows or proves something to others, so it needs a right clock too. */
export const afterSecrets = {
  Requires: `${afterFirewall.Requires} ${clockUnitName} ${secretsUnitName}`,
  After: `${afterFirewall.After} ${clockUnitName} ${secretsUnitName}`,
} as const;

export const secretsUnit: SystemdUnit = {
  name: secretsUnitName,
  sections: {
    Unit: {
      Description: "Fetch this node's secrets into memory",
      Requires: afterFirewall.Requires,
      After: `${afterFirewall.After} network-online.target`,
      Wants: "network-online.target",
      StartLimitIntervalSec: 0,
    },
    Service: {
      Type: "oneshot",
      RemainAfterExit: true,
      ExecStart: `${nodePaths.scripts}/secrets`,
      ExecReload: `${nodePaths.scripts}/secrets`,
      RuntimeDirectory: "sovereign",
      RuntimeDirectoryMode: "0711",
      RuntimeDirectoryPreserve: true,
      TimeoutStartSec: 120,
    },
    Install: { WantedBy: targetName },
  },
};

export interface SecretUse {
  /** Secrets whose lines must be `name=key`. @default - none */
  readonly keyLists?: readonly string[];
  /** Secrets that must be keys as the gateway takes them, each another one. @default - none */
  readonly teamKeys?: readonly string[];
  /** Units that take new secrets when they are reloaded, or else restarted. */
  readonly readers: readonly string[];
  /** Units that are left alone unless one of these secrets has a new value, by unit. @default - none */
  readonly readersOf?: Readonly<Record<string, readonly string[]>>;
}

export function secretFiles(source: SecretSource, use: SecretUse): readonly NodeFile[] {
  const { keyLists = [], teamKeys = [], readers, readersOf = {} } = use;
  return [
    ...source.files,
    { path: `${nodePaths.scripts}/fetch-secrets`, mode: "0755", content: source.fetchScript },
    { path: `${nodePaths.settings}/secret-names`, content: `${[...source.names].sort().join("\n")}\n` },
    {
      path: secretReadersFile,
      content: [...readers, ...Object.entries(readersOf).map(([unit, names]) => [unit, ...names].join(" "))]
        .map((line) => `${line}\n`)
        .join(""),
    },
    { path: `${nodePaths.scripts}/check-secrets`, mode: "0755", content: checkScript(keyLists, teamKeys) },
    { path: `${nodePaths.scripts}/secrets`, mode: "0755", content: secretsScript },
  ];
}

const secretsScript = `#!/bin/bash
set -euo pipefail
umask 077
new=${nodePaths.derived}/secrets.new
rm -rf "$new"
mkdir "$new"
${nodePaths.scripts}/fetch-secrets "$new"
${nodePaths.scripts}/check-secrets "$new"
if [ -d ${nodePaths.secrets} ]; then
  for file in "$new"/*; do
    cmp --quiet "$file" "${nodePaths.secrets}/$(basename "$file")" || basename "$file" >>${changedSecretsFile}
  done
fi
rm -rf ${nodePaths.secrets}
mv -T "$new" ${nodePaths.secrets}
# Keys that never leave the machine are made here and live until it stops.
mkdir -p ${nodePaths.ownKeys}
for own in engine-key canary-key; do
  file=${nodePaths.ownKeys}/$own
  [ -s "$file" ] || od --address-radix=n --format=x1 --read-bytes=32 /dev/urandom | tr --delete ' \\n' >"$file"
done
`;

/** `check-secrets FOLDER`: run before secrets are used, and before a delivery takes the place of the last one. */
function checkScript(keyLists: readonly string[], teamKeys: readonly string[]): string {
  return `#!/bin/bash
set -euo pipefail
cd "$1"
refuse() { echo "refused: $1" >&2; exit 1; }
arrived=$(find . -mindepth 1 -printf '%P\\n' | LC_ALL=C sort)
[ "$arrived" = "$(LC_ALL=C sort ${nodePaths.settings}/secret-names)" ] || refuse "not the declared secrets: $(tr '\\n' ' ' <<<"$arrived")"
[ -z "$(find . -type f -empty)" ] || refuse "empty secrets: $(find . -type f -empty -printf '%P ')"
${keyLists.map(keyListCheck).join("")}${teamKeys.length === 0 ? "" : teamKeyCheck(teamKeys)}`;
}

const teamKeyCheck = (secrets: readonly string[]) => `team_keys="${secrets.join(" ")}"
for name in $team_keys; do
  [[ $(cat "$name") =~ ^sk-[A-Za-z0-9_-]{32,128}$ ]] || refuse "$name needs a key: sk- and 32 to 128 letters, digits, - and _"
done
[ -z "$(for name in $team_keys; do awk 1 "$name"; done | sort | uniq --repeated)" ] || refuse "two teams have the same key"
`;

const keyListCheck = (secret: string) => `awk -F= '
  NF == 2 && $1 ~ /^[a-z][a-z0-9-]*$/ && $1 != "canary" && $2 ~ /^[A-Za-z0-9_-]+$/ && length($2) >= 32 && !seen[$1]++ && !used[$2]++ { next }
  { wrong = 1 }
  END { exit wrong || NR == 0 }
' ${secret} || refuse "${secret} needs lines name=key, names and keys unique, keys of at least 32 characters"
`;
