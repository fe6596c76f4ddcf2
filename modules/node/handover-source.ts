import { type Problem, UserError } from "../problem/problem.ts";
import { afterFirewall, targetName } from "./base-units.ts";
import { diskUnits } from "./mount-units.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { changedSecretsFile, type SecretSource, secretReadersFile, secretsUnitName } from "./secrets.ts";

/** Secrets handed over by the operator: no credential has to be on the machine before. */
export interface HandoverOptions {
  readonly names: readonly string[];
  /** Public SSH keys of those who may hand over, as in a .pub file. */
  readonly operatorKeys: readonly string[];
  /** CIDRs from which a delivery may come. */
  readonly inboxFrom: readonly string[];
  /** @default 8022 */
  readonly inboxPort?: number;
}

export const handoverNamespace = "sovereign-handover";
export const inboxUnitName = "sovereign-inbox.socket";
const identity = `${nodePaths.state}/identity`;
const delivery = `${nodePaths.state}/delivery`;
const openedFolder = "/run/sovereign-inbox";
/** Made by the inbox when every reader has taken the last delivery. */
const takenFile = `${openedFolder}/taken`;

/**
 * The machine makes a key pair of its own and prints the public half on its console. The operator seals the secrets
 * to it, signs them and sends both to a port of the machine; the way there needs no trust: only the machine can open
 * the seal, only an operator can have signed, and an older delivery is refused. The sealed file stays on disk, so a
 * reboot needs nobody.
 *
 * @throws UserError where nobody could hand over: no key, something that is no public key, no address.
 */
export function handoverSource(options: HandoverOptions): SecretSource {
  const problems = checkHandover(options);
  if (problems.length > 0) throw new UserError(...problems);
  const port = options.inboxPort ?? 8022;
  return {
    names: options.names,
    packages: ["age", "openssh-client"],
    fetchScript: `#!/bin/bash
set -euo pipefail
if [ ! -s ${delivery}/sealed.age ]; then
  echo "waiting for a handover to $(age-keygen -y ${identity})" | tee /dev/console >&2
  exit 1
fi
# What the readers have not taken yet stays on the list.
if [ -e ${takenFile} ]; then rm -f ${takenFile} ${changedSecretsFile}; fi
exec ${nodePaths.scripts}/open-delivery ${delivery} "$1"
`,
    files: [
      openDeliveryScript,
      inboxScript,
      {
        path: `${nodePaths.settings}/operators`,
        content: options.operatorKeys
          .map(
            (key) =>
              `operator namespaces="${handoverNamespace}" ${key.trim().split(/\s+/).slice(0, 2).join(" ")}\n`,
          )
          .join(""),
      },
    ],
    units: [
      {
        name: "sovereign-identity.service",
        sections: {
          Unit: {
            Description: "Make this machine's key pair, once",
            Requires: afterFirewall.Requires,
            After: afterFirewall.After,
            Before: secretsUnitName,
            ConditionPathExists: `!${identity}`,
          },
          Service: {
            Type: "oneshot",
            UMask: "0077",
            ExecStart: [`/usr/bin/age-keygen -o ${identity}.new`, `/bin/mv -T ${identity}.new ${identity}`],
          },
          Install: { WantedBy: targetName, RequiredBy: secretsUnitName },
        },
      },
      {
        name: inboxUnitName,
        sections: {
          Unit: { Description: "Deliveries of secrets", ...afterFirewall },
          Socket: { ListenStream: port, Accept: true, MaxConnections: 4 },
          Install: { WantedBy: targetName },
        },
      },
      {
        name: "sovereign-inbox@.service",
        sections: {
          Unit: { Description: "One delivery of secrets", ...afterFirewall },
          Service: {
            ExecStart: `-${nodePaths.scripts}/inbox`,
            StandardInput: "socket",
            StandardOutput: "socket",
            StandardError: "journal",
            RuntimeMaxSec: 30,
            RuntimeDirectory: openedFolder.replace("/run/", ""),
            RuntimeDirectoryMode: "0700",
            // Another delivery may be under way.
            RuntimeDirectoryPreserve: true,
            NoNewPrivileges: true,
            ProtectSystem: "strict",
            ReadWritePaths: nodePaths.state,
            ProtectHome: true,
            PrivateTmp: true,
            PrivateDevices: true,
          },
        },
      },
    ],
    firewall: [
      {
        direction: "in",
        protocol: "tcp",
        ports: [port],
        peers: options.inboxFrom,
        purpose: "deliveries of secrets",
      },
    ],
  };
}

function checkHandover({ operatorKeys, inboxFrom }: HandoverOptions): Problem[] {
  const publicKey = /^(ssh-(ed25519|rsa)|ecdsa-sha2-\S+|sk-\S+) [A-Za-z0-9+/=]+/;
  const where = "handover";
  return [
    ...operatorKeys
      .filter((key) => !publicKey.test(key.trim()))
      .map((key) => ({
        where: `${where} operatorKeys`,
        what: "is no public SSH key",
        got: /PRIVATE/.test(key) ? "a private key" : key.slice(0, 30),
        allowed: "a line such as ssh-ed25519 AAAA…",
        fix: "paste the .pub file",
      })),
    ...(operatorKeys.length > 0
      ? []
      : [
          {
            where: `${where} operatorKeys`,
            what: "nobody may hand secrets over",
            fix: "name a public SSH key",
          },
        ]),
    ...(inboxFrom.length > 0
      ? []
      : [{ where: `${where} inboxFrom`, what: "no address may reach the inbox", fix: "name a CIDR" }]),
  ];
}

/** `open-delivery FOLDER OUTPUT`: signature first, then the seal; one file per secret. */
const openDeliveryScript: NodeFile = {
  path: `${nodePaths.scripts}/open-delivery`,
  mode: "0755",
  content: `#!/bin/bash
set -euo pipefail
umask 077
folder=$1 output=$2
ssh-keygen -Y verify -f ${nodePaths.settings}/operators -I operator -n ${handoverNamespace} -s "$folder/sealed.age.sig" <"$folder/sealed.age" >&2
age --decrypt --identity ${identity} "$folder/sealed.age" | while read -r name value; do
  if ! [[ $name =~ ^[a-z][a-z0-9-]*$ ]]; then echo "refused: not a name of a secret" >&2; exit 1; fi
  base64 --decode <<<"$value" >"$output/$name"
done
mv "$output/serial" "$folder/serial"
`,
};

/** Reads two lines, the sealed file and its signature in base64; answers one. */
const inboxScript: NodeFile = {
  path: `${nodePaths.scripts}/inbox`,
  mode: "0755",
  content: `#!/bin/bash
set -euo pipefail
umask 077
incoming=$(mktemp --directory ${nodePaths.state}/incoming.XXXXXX)
# What is open lies in memory: a file that is deleted may have reached the disk.
opened=$(mktemp --directory ${openedFolder}/XXXXXX)
trap 'rm -rf "$incoming" "$opened"' EXIT
# Units that take every delivery, and those that one of the changed secrets concerns.
always() { awk 'NF == 1' ${secretReadersFile}; }
concerned() {
  awk 'FILENAME == ARGV[1] { changed[$1]; next }
    { for (i = 2; i <= NF; i++) if ($i in changed) { print $1; next } }' <(cat ${changedSecretsFile} 2>/dev/null) ${secretReadersFile}
}
refuse() { echo "refused: $1"; echo "delivery refused: $1" >&2; exit 1; }
IFS= read -r -n 1500000 sealed || refuse "incomplete"
IFS= read -r -n 8192 signature || refuse "incomplete"
base64 --decode <<<"$sealed" >"$incoming/sealed.age" 2>/dev/null || refuse "not base64"
base64 --decode <<<"$signature" >"$incoming/sealed.age.sig" 2>/dev/null || refuse "not base64"
${nodePaths.scripts}/open-delivery "$incoming" "$opened" 2>/dev/null || refuse "not sealed to this machine or not signed by an operator"
serial=$(cat "$incoming/serial")
[[ $serial =~ ^[0-9]+$ ]] || refuse "no serial"
last=$(cat ${delivery}/serial 2>/dev/null || echo 0)
[ "$serial" -gt "$last" ] || refuse "older than the last delivery"
complaint=$(${nodePaths.scripts}/check-secrets "$opened" 2>&1) || refuse "$(cut --characters=10- <<<"$complaint")"
rm -rf "$opened" ${delivery}.old
if [ -e ${delivery} ]; then mv -T ${delivery} ${delivery}.old; fi
mv -T "$incoming" ${delivery}
rm -rf ${delivery}.old
if systemctl --quiet is-active ${secretsUnitName}; then
  # shellcheck disable=SC2046 # one word per unit
  if ! { systemctl reload ${secretsUnitName} && systemctl reload-or-restart '${diskUnits}' && systemctl try-reload-or-restart $(always) && systemctl start --no-block ${targetName}; }; then
    refuse "stored, but the node did not take them: see its journal"
  fi
  # They may take a minute to finish what they are answering; whoever delivers does not wait for it.
  # shellcheck disable=SC2046 # one word per unit
  [ -z "$(concerned)" ] || systemctl try-restart --no-block $(concerned)
  touch ${takenFile}
else
  systemctl start --no-block ${targetName}
fi
echo "accepted"
`,
};
