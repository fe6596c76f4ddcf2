import { afterFirewall, targetName } from "./base-units.ts";
import type { ContainerUnit } from "./container-unit.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { afterSecrets } from "./secrets.ts";
import { renderSystemdWords, type SystemdUnit } from "./systemd-unit.ts";

export const imageUnitName = (container: Pick<ContainerUnit, "name">) => `${container.name}-image.service`;

/**
 * The unit that brings a container's image: apart from the container, because a unit that is started again and again
 * never counts as failed, and because an image of many gigabytes may come while the weights do.
 */
export function renderImage(container: ContainerUnit): SystemdUnit {
  const { runtime, image, registryLoginSecret } = container;
  const needs = registryLoginSecret === undefined ? afterFirewall : afterSecrets;
  const daemon = runtime === "docker" ? " docker.service" : "";
  return {
    name: imageUnitName(container),
    sections: {
      Unit: {
        Description: `Image of ${container.name}, by digest`,
        Requires: needs.Requires,
        After: `${needs.After} network-online.target${daemon}`,
        Wants: `network-online.target${daemon}`,
        StartLimitIntervalSec: 0,
      },
      Service: {
        Type: "oneshot",
        RemainAfterExit: true,
        ExecStart: renderSystemdWords([
          `${nodePaths.scripts}/container-image`,
          `/usr/bin/${runtime}`,
          image,
          ...(registryLoginSecret === undefined ? [] : [registryLoginSecret]),
        ]),
        // Twenty gigabytes at 15 Mbit/s; then it counts as failed and is tried again.
        TimeoutStartSec: 10_800,
        // A pull that is killed leaves its parts in /var/tmp, which nobody else cleans for a month.
        PrivateTmp: true,
      },
      Install: { WantedBy: targetName },
    },
  };
}

const imagesFile = `${nodePaths.settings}/images`;

/** What every program with containers has: the list of its images, and what brings them. */
export const imageFiles = (containers: readonly ContainerUnit[]): readonly NodeFile[] => [
  { path: imagesFile, content: [...new Set(containers.map(({ image }) => `${image}\n`))].sort().join("") },
  containerImageScript,
];

/**
 * `container-image RUNTIME IMAGE [SECRET]`. An image that is stored is used as it is, so that a reboot needs no
 * registry. Images that the node no longer names go first: the disk may have no room for an old one and a new one.
 * The login is on the machine, in memory, only while an image is fetched.
 */
const containerImageScript: NodeFile = {
  path: `${nodePaths.scripts}/container-image`,
  mode: "0755",
  content: `#!/bin/bash
set -euo pipefail
umask 077
runtime=$1 image=$2
stored() { "$runtime" image inspect --format '{{.Id}}' "$1" 2>/dev/null | sed 's/^sha256://'; }
named=$(while read -r each; do stored "$each" || true; done <${imagesFile})
"$runtime" images --quiet --no-trunc | sed 's/^sha256://' | sort --unique | while read -r id; do
  if grep --quiet --line-regexp "$id" <<<"$named"; then continue; fi
  if "$runtime" image rm "$id" >/dev/null 2>&1; then echo "removed the image $id, which this machine names no more"; fi
done
if [ -n "$(stored "$image" || true)" ]; then exit 0; fi
if [ $# = 3 ]; then
  access=$(mktemp --directory ${nodePaths.derived}/registry.XXXXXX)
  trap 'rm -rf "$access"' EXIT
  login=$(tr --delete '\\n' <"${nodePaths.secrets}/$3" | base64 --wrap=0)
  printf '{"auths":{"%s":{"auth":"%s"}}}\\n' "$(cut --delimiter=/ --fields=1 <<<"$image")" "$login" >"$access/config.json"
  export DOCKER_CONFIG=$access REGISTRY_AUTH_FILE=$access/config.json
fi
"$runtime" pull --quiet "$image"
`,
};
